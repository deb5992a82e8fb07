import type { Page } from "@playwright/test";
import { questionTypes } from "../../../src/features/questions/question-type";
import { everyKindQuiz } from "../../../src/testing/every-kind-quiz";
import { findViolationsInBothThemes } from "../../fixtures/run-axe";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { answerByCall, bringInEveryKind, findTaught, gradeAll, startEveryKind } from "../../flows/every-kind";
import { aText, chooseButton, chooseFiles, filesIn } from "../../flows/file-question";

/** What of the page as it is now breaks a rule, or is wider than the window. It stays loaded: only its width and colors change. */
async function findFaults(page: Page, passed: Set<number>): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) faults.push(`${needed} px wide in ${width}`);
    for (const violation of await findViolationsInBothThemes(page, passed)) faults.push(`${width} px, ${violation}`);
  }
  return faults;
}

let slug = "";
test.beforeAll(async () => {
  slug = await bringInEveryKind(`showCorrectAnswers: after-submit\n${everyKindQuiz}`);
});

test("every kind of question passes axe in an attempt and its review, in both themes, and fits a phone", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  passedContrasts,
}) => {
  const { site, lesson, attempt } = await startEveryKind(page, baseURL ?? "", slug, "Wanda Kehr");
  expect(new Set(attempt.questions.map(({ type }) => type))).toEqual(new Set(questionTypes));

  const groups = page.locator("fieldset[id^=q]");
  await page.goto(`${lesson}/attempt`);
  await expect(groups).toHaveCount(attempt.questions.length);
  expect.soft(await findFaults(page, passedContrasts), "the attempt, empty").toEqual([]);

  await answerByCall(site, attempt);
  await page.reload();
  await chooseFiles(page, chooseButton(page), [aText("chart.txt", "High water at noon.")]);
  await expect(filesIn(page)).toHaveCount(1);
  await expect(page.getByText("chart.txt added to your answer")).toBeAttached();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  expect.soft(await findFaults(page, passedContrasts), "the attempt, answered").toEqual([]);

  await site.assessment.submit.mutate({ attemptId: attempt.id });
  await page.goto(`${lesson}/attempt/${attempt.id}`);
  await expect(page.getByRole("article")).toHaveCount(attempt.questions.length);
  expect.soft(await findFaults(page, passedContrasts), "the review, waiting").toEqual([]);

  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  await gradeAll(await callSite(baseURL ?? "", teacher.context()), slug);
  await page.reload();
  await expect(page.getByRole("article").locator("[data-marks]")).toHaveCount(attempt.questions.length);
  expect.soft(await findFaults(page, passedContrasts), "the review, graded").toEqual([]);
});

const during = "[during, attempt, done, closed]";
const shownAtOnce = `review:\n${["score", "correctness", "feedback", "answers"].map((part) => `  ${part}: ${during}\n`).join("")}`;

test("every kind of question passes axe where its answer is checked and where it is practiced, in both themes, and fits a phone", async ({
  page,
  baseURL,
  passedContrasts,
}) => {
  test.slow();
  const checked = await bringInEveryKind(`${shownAtOnce}${everyKindQuiz}`);
  const { site, lesson, attempt } = await startEveryKind(page, baseURL ?? "", checked, "Ove Lind");
  const byMachine = attempt.questions.filter(
    ({ type, code }) => !/^(ESSAY|FILE_UPLOAD)$/.test(type) && code?.asksOutput !== false,
  );
  await answerByCall(site, attempt);
  for (const { versionId: questionVersionId } of byMachine)
    await site.assessment.checkAnswer.mutate({ attemptId: attempt.id, questionVersionId, revision: 1 });
  await page.goto(`${lesson}/attempt`);
  await expect(page.getByRole("article", { name: /^Result of question/ })).toHaveCount(byMachine.length);
  expect.soft(await findFaults(page, passedContrasts), "the attempt, checked").toEqual([]);

  await site.assessment.submit.mutate({ attemptId: attempt.id });
  // Nothing is answered now, so everything is missed.
  const [, , slugOf = "", lessonId = ""] = lesson.split("/");
  await site.assessment.start.mutate({ slug: slugOf, lessonId });
  const again = await site.assessment.attempt.query({ slug: slugOf, lessonId });
  if (again.type !== "running") throw new Error(`The attempt is ${again.type}.`);
  await site.assessment.submit.mutate({ attemptId: again.id });
  await expect.poll(async () => (await site.practice.due.query()).due).toBe(byMachine.length);
  await page.goto("/practice");
  await page.addLocatorHandler(page.getByRole("button", { name: "Keep going" }), (button) => button.click());
  const left = page.getByRole("status").filter({ hasText: "due" });
  for (let count = byMachine.length; count > 0; count -= 1) {
    await expect(left).toContainText(`${count} question`);
    await page.getByRole("button", { name: "Show answer" }).click();
    await expect(page.getByRole("button", { name: "Next question" })).toBeVisible();
    const asked = await page.getByRole("group").first().textContent();
    expect.soft(await findFaults(page, passedContrasts), `practicing “${asked?.slice(0, 60)}”`).toEqual([]);
    await page.getByRole("button", { name: "Next question" }).click();
  }
  await expect(page.getByText("Done for today")).toBeVisible();
});

test("the editor of every kind of question passes axe in both themes, and fits a phone", async ({
  page,
  signInAs,
  baseURL,
  passedContrasts,
}) => {
  await signInAs("instructor");
  const site = await callSite(baseURL ?? "", page.context());
  const courseId = await findTaught(site, slug);
  const [module] = await site.authoring.outline.get.query({ courseId });
  const lessonId = module?.lessons[0]?.id ?? "";
  const { assessment } = await site.authoring.assessment.get.query({ courseId, lessonId });
  const questions = assessment?.questions ?? [];
  expect(new Set(questions.map(({ question }) => question.type))).toEqual(new Set(questionTypes));
  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}/questions`);
  for (const [at, { question }] of questions.entries()) {
    await page.evaluate((number) => window.location.assign(`#question-${number}`), at + 1);
    await expect(page.getByRole("textbox", { name: "Question", exact: true })).toHaveValue(question.text);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll("main details")) fold.setAttribute("open", "");
    });
    expect.soft(await findFaults(page, passedContrasts), `the editor of ${question.type}`).toEqual([]);
  }
});

import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { type QuestionType, questionTypes } from "../../../src/features/questions/question-type";
import { everyKindQuiz } from "../../../src/testing/every-kind-quiz";
import { findViolationsInBothThemes } from "../../fixtures/run-axe";
import { expect, test } from "../../fixtures/test";
import { callSite, type SiteApi } from "../../flows/call-site";
import { aText, chooseButton, chooseFiles, filesIn } from "../../flows/file-question";
import { aPicture } from "../../flows/hand-files";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

/** A live course of the demo instructor whose only lesson asks a question of every kind. */
function bringInEveryKind(): string {
  const folder = mkdtempSync(join(tmpdir(), "lectern-kinds-"));
  const files = {
    "course.yaml": `format: 1\nid: ${randomUUID()}\ntitle: Kinds ${randomUUID().slice(0, 8)}\nlanguage: en\nlevel: beginner\ncategory: computing\nobjectives:\n  - Read a table\n`,
    "01-first/module.yaml": "id: first\ntitle: First\n",
    "01-first/01-kinds.md": "---\nid: kinds\ntitle: Every kind\ntype: quiz\nminutes: 5\n---\n\nOne of each.\n",
    "01-first/01-kinds.quiz.yaml": `showCorrectAnswers: after-submit\n${everyKindQuiz}`,
    "media/harbor.png": Buffer.from(aPicture(), "base64"),
  };
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), body);
  }
  const output = execFileSync(
    process.execPath,
    ["src/cli/bootstrap.mjs", "course-import", ".", "--instructor", "instructor@demo.test", "--publish", "--json"],
    { env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR, INIT_CWD: folder }, encoding: "utf8" },
  );
  rmSync(folder, { recursive: true });
  return (JSON.parse(output) as { course: { slug: string } }).course.slug;
}

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

type Asked = Extract<
  Awaited<ReturnType<SiteApi["assessment"]["attempt"]["query"]>>,
  { type: "running" }
>["questions"][number];
interface Answer {
  selectedAnswers?: string[];
  textResponse?: string;
  fields?: Record<string, string>;
}

const idsOf = (options: readonly { id: string }[]) => options.map(({ id }) => id);

/** Some of them right, some wrong. Files are handed in on the page. */
const answers: Record<QuestionType, (asked: Asked) => Answer | null> = {
  SINGLE_CHOICE: ({ options }) => ({ selectedAnswers: idsOf(options).slice(0, 1) }),
  MULTIPLE_CHOICE: ({ options }) => ({ selectedAnswers: idsOf(options).slice(1) }),
  TRUE_FALSE: ({ options }) => ({ selectedAnswers: idsOf(options).slice(0, 1) }),
  NUMERIC: ({ unitRule }) => ({ textResponse: unitRule === "asked" ? "450 cm" : "7" }),
  SHORT_ANSWER: () => ({ textResponse: "spring tide" }),
  ORDERING: ({ options }) => ({ selectedAnswers: idsOf(options) }),
  MATCHING: ({ prompts, options }) => ({
    selectedAnswers: prompts.flatMap(({ id }, at) => [id, options[at]?.id ?? ""]),
  }),
  ESSAY: () => ({ textResponse: "The moon pulls." }),
  FILL_IN_BLANKS: ({ blanks }) => ({
    fields: Object.fromEntries(blanks.map(({ key, optionIds }) => [key, optionIds[0] ?? "2"])),
  }),
  CODE: ({ code }) => ({ textResponse: "print('ebb')", ...(code?.asksOutput && { fields: { output: "ebb" } }) }),
  HOTSPOT: ({ options }) => ({ selectedAnswers: idsOf(options).slice(0, 1) }),
  FILE_UPLOAD: () => null,
};

let slug = "";
test.beforeAll(() => {
  slug = bringInEveryKind();
});

async function findCourse(site: SiteApi): Promise<string> {
  const taught = await site.courses.taught.query();
  return taught.find((course) => course.slug === slug)?.id ?? "";
}

/** Gives full points, and a comment, to each answer that waits for a person. */
async function gradeAll(site: SiteApi): Promise<void> {
  const courseId = await findCourse(site);
  const { answers: waiting } = await site.grading.list.query({ courseId });
  for (const { answerId, maxPoints: points } of waiting) {
    const { rubric } = await site.grading.get.query({ courseId, answerId });
    const levels = rubric?.criteria.map(({ id, levels: [best] }) => ({ criterionId: id, levelId: best?.id ?? "" }));
    const grade = { gradeId: randomUUID(), replaces: 0, points, comment: "Well put.", levels };
    await site.grading.grade.mutate({ courseId, answerId, ...grade });
  }
}

test("every kind of question passes axe in an attempt and its review, in both themes, and fits a phone", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  passedContrasts,
}) => {
  await signUp(page, "Wanda Kehr");
  await call(page, "mutation", "enrollment.enroll", { slug });
  const place = await page.request.get(`/learn/${slug}`, { maxRedirects: 0 });
  const lessonId = place.headers().location?.split("/").at(-1) ?? "";
  const site = await callSite(baseURL ?? "", page.context());
  const { attemptId } = await site.assessment.start.mutate({ slug, lessonId });
  const attempt = await site.assessment.attempt.query({ slug, lessonId });
  if (attempt.type !== "running") throw new Error("The attempt has just been started.");
  expect(new Set(attempt.questions.map(({ type }) => type))).toEqual(new Set(questionTypes));

  const groups = page.locator("fieldset[id^=q]");
  await page.goto(`/learn/${slug}/${lessonId}/attempt`);
  await expect(groups).toHaveCount(attempt.questions.length);
  expect.soft(await findFaults(page, passedContrasts), "the attempt, empty").toEqual([]);

  for (const question of attempt.questions) {
    const answer = answers[question.type](question);
    const change = { attemptId, questionVersionId: question.versionId, clientId: randomUUID(), revision: 1 };
    if (answer) await site.assessment.saveAnswer.mutate({ ...change, ...answer });
  }
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

  await site.assessment.submit.mutate({ attemptId });
  await page.goto(`/learn/${slug}/${lessonId}/attempt/${attemptId}`);
  await expect(page.getByRole("article")).toHaveCount(attempt.questions.length);
  expect.soft(await findFaults(page, passedContrasts), "the review, waiting").toEqual([]);

  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  await gradeAll(await callSite(baseURL ?? "", teacher.context()));
  await page.reload();
  await expect(page.getByRole("article").locator("[data-marks]")).toHaveCount(attempt.questions.length);
  expect.soft(await findFaults(page, passedContrasts), "the review, graded").toEqual([]);
});

test("the editor of every kind of question passes axe in both themes, and fits a phone", async ({
  page,
  signInAs,
  baseURL,
  passedContrasts,
}) => {
  await signInAs("instructor");
  const site = await callSite(baseURL ?? "", page.context());
  const courseId = await findCourse(site);
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

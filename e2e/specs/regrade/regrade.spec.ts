import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { option } from "../../flows/option";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

const question = (right: "Ebb" | "Flood") => ({
  ...{ type: "SINGLE_CHOICE" as const, text: "What comes after low water?", points: 2, explanation: "", feedback: "" },
  ...{ numericValue: "", numericTolerance: "", numericUnit: "", body: null },
  answers: ["Ebb", "Flood"].map((text) => option(text, text === right)),
});

/** Hands in an attempt at the only question, as the page does. @returns its id */
async function handIn(page: Page, lesson: { slug: string; lessonId: string }, text: string): Promise<string> {
  const { attemptId } = await call<{ attemptId: string }>(page, "mutation", "assessment.start", lesson);
  const attempt = await call<{ questions: { versionId: string; options: { id: string; text: { html: string } }[] }[] }>(
    page,
    "query",
    "assessment.attempt",
    lesson,
  );
  const [asked] = attempt.questions;
  const chosen = asked?.options.find((each) => each.text.html.includes(text));
  const answer = { attemptId, questionVersionId: asked?.versionId, clientId: randomUUID(), revision: 1 };
  await call(page, "mutation", "assessment.saveAnswer", { ...answer, selectedAnswers: [chosen?.id] });
  await call(page, "mutation", "assessment.submit", { attemptId });
  return attemptId;
}

test("a question with a wrong key is corrected and regraded, and its students are told what changed and why", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  const url = baseURL ?? "";
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: false });
  const courseId = course.id;
  const site = await callSite(url, page.context());
  const [lessonId, questionId] = [randomUUID(), randomUUID()];
  const [module] = await site.authoring.outline.get.query({ courseId });
  const lesson = { courseId, lessonId, moduleId: module?.id ?? "", title: "Turning tides" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  const place = { courseId, lessonId, questionId };
  await site.authoring.assessment.addQuestion.mutate({ ...place, question: question("Ebb") });
  await site.courses.publish.mutate({ courseId });
  const { slug } = await site.courses.header.query({ courseId });

  const address = `/instructor/courses/${courseId}/lessons/${lessonId}`;
  await page.goto(`${address}/regrade`);
  await expect(page.getByText("No finished attempts yet")).toBeVisible();
  await expectAccessible();

  const [right, wrong] = [await newVisitor(), await newVisitor()];
  for (const [who, name] of [[right, "Wanda Kehr"] as const, [wrong, "Ilse Brandt"] as const]) {
    await signUp(who, name);
    await call(who, "mutation", "enrollment.enroll", { slug });
  }
  const attemptId = await handIn(right, { slug, lessonId }, "Flood");
  await handIn(wrong, { slug, lessonId }, "Ebb");

  const { assessment } = await site.authoring.assessment.get.query({ courseId, lessonId });
  const [stored] = assessment?.questions ?? [];
  if (!stored) throw new Error("The assessment has no question.");
  const base = stored.question;
  const answers = base.answers.map((answer) => ({ ...answer, isCorrect: answer.text === "Flood" }));
  await site.authoring.assessment.saveQuestion.mutate({ ...place, base, question: { ...base, answers } });
  await site.courses.publish.mutate({ courseId });

  await page.goto(`${address}/questions`);
  await page.getByRole("link", { name: "Regrade", exact: true }).click();
  await expect(page.getByText("Corrected since")).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "What comes after low water?" }).press("Enter");
  const ways = page.getByRole("group", { name: "How to count this question" });
  await expect(ways.getByRole("radio", { name: /^By the corrected answer/ })).toBeChecked();
  await page.getByRole("button", { name: "Preview changes" }).press("Enter");
  const changes = page.getByRole("table", { name: "Students who would change" });
  await expect(changes.getByRole("row", { name: /Wanda Kehr/ })).toContainText("0 to 2");
  await expect(changes.getByRole("row", { name: /Ilse Brandt/ })).toContainText("Would no longer pass");
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });

  const takes = page.getByRole("checkbox", { name: /^Also change the 1 student/ });
  await takes.check();
  await expect(page.getByRole("button", { name: "Regrade 2 students" })).toBeVisible();
  await takes.uncheck();
  await page.getByLabel("Reason").fill("Low water is followed by the flood.");
  await page.getByRole("button", { name: "Regrade 1 student" }).press("Enter");
  await expect(page.getByText("1 student regraded")).toBeVisible();
  await expect(page.getByRole("cell", { name: /^By the corrected answer, / })).toBeVisible();

  await right.goto(`/learn/${slug}/${lessonId}/attempt/${attemptId}`);
  await expect(right.getByText(/^Regraded on .*: 0 points to 2 points$/)).toBeVisible();
  await expect(right.getByText("Low water is followed by the flood.")).toBeVisible();
  await expectAccessible(right);
  await right.goto("/notifications");
  const news = "Your points for “Turning tides” changed";
  await expect(right.getByRole("link", { name: news })).toBeVisible();
  await wrong.goto("/notifications");
  await expect(wrong.getByText(news)).toHaveCount(0);
});

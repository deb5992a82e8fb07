import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { callSite } from "./call-site";
import { call } from "./learner";
import { ownCourse } from "./own-course";

/** A draft with a lesson whose assessment has no questions yet, of the signed-in instructor's own. */
export async function anAssessedDraft(page: Page, url: string, title = "Tides, in words") {
  const course = await ownCourse(page, url, { isLive: false });
  const site = await callSite(url, page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  const { slug } = await site.courses.header.query({ courseId: course.id });
  return { course, site, slug, lessonId };
}

/** Writes its first question in the editor, which asks for a number. */
export async function writeNumberQuestion(
  page: Page,
  { course, lessonId }: { course: { id: string }; lessonId: string },
  { text, answer }: { text: string; answer: string },
) {
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Number" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill(text);
  await page.getByLabel("Answer", { exact: true }).fill(answer);
}

/** Hands in an answer to its first question, which a text is, as the page does. @returns the attempt's id. */
export async function handInText(
  page: Page,
  { slug, lessonId }: { slug: string; lessonId: string },
  textResponse: string,
): Promise<string> {
  const lesson = { slug, lessonId };
  const { attemptId } = await call<{ attemptId: string }>(page, "mutation", "assessment.start", lesson);
  const attempt = await call<{ questions: { versionId: string }[] }>(page, "query", "assessment.attempt", lesson);
  const questionVersionId = attempt.questions[0]?.versionId;
  const answer = { attemptId, questionVersionId, clientId: randomUUID(), revision: 1, textResponse };
  await call(page, "mutation", "assessment.saveAnswer", answer);
  await call(page, "mutation", "assessment.submit", { attemptId });
  return attemptId;
}

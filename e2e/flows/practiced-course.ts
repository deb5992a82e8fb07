import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { callSite } from "./call-site";
import { call } from "./learner";
import { ownCourse } from "./own-course";

export interface PracticedCourse {
  slug: string;
  lessonId: string;
}

/** A live course of the signed-in instructor's own, with an assessment of two questions whose answers are 2 and 4. */
export async function practicedCourse(page: Page, url: string): Promise<PracticedCourse> {
  const { id: courseId } = await ownCourse(page, url, { isLive: false });
  const site = await callSite(url, page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId });
  const lesson = { courseId, lessonId, moduleId: module?.id ?? "", title: "Two knots" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  for (const [text, numericValue] of [
    ["How many ends has a rope?", "2"],
    ["How many have two ropes?", "4"],
  ] as const) {
    const words = { explanation: "Each rope has two.", feedback: "", numericTolerance: "", numericUnit: "" };
    const question = { type: "NUMERIC" as const, text, points: 1, numericValue, ...words, answers: [], body: null };
    await site.authoring.assessment.addQuestion.mutate({ courseId, lessonId, questionId: randomUUID(), question });
  }
  await site.courses.publish.mutate({ courseId });
  const { slug } = await site.courses.header.query({ courseId });
  return { slug, lessonId };
}

/** A whole attempt of the page's student with these answers, in the order of the questions. */
export async function attemptWith(page: Page, course: PracticedCourse, answers: readonly string[]): Promise<void> {
  const { attemptId } = await call<{ attemptId: string }>(page, "mutation", "assessment.start", course);
  const attempt = await call<{ questions: { versionId: string }[] }>(page, "query", "assessment.attempt", course);
  for (const [at, textResponse] of answers.entries()) {
    const questionVersionId = attempt.questions[at]?.versionId;
    const answer = { attemptId, questionVersionId, clientId: randomUUID(), revision: 1, textResponse };
    await call(page, "mutation", "assessment.saveAnswer", answer);
  }
  await call(page, "mutation", "assessment.submit", { attemptId });
}

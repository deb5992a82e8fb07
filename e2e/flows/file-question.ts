import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { call } from "./learner";
import { signUp } from "./sign-up";
import { anAssessedDraft } from "./written-answers";

export interface SentFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const aText = (name: string, words: string): SentFile => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(words),
});

/** A published course of the signed-in instructor whose assessment asks for up to three documents. */
export async function aCourseAskingForFiles(page: Page, url: string, timeLimitMinutes = 0) {
  const { course, site, slug, lessonId } = await anAssessedDraft(page, url, "The chart, handed in");
  const place = { courseId: course.id, lessonId };
  const body = { most: 3, accepts: ["documents" as const], megabytes: 20, graderNotes: "" };
  const none = { penalty: 0, explanation: "", feedback: "", numericValue: "", numericTolerance: "0", numericUnit: "" };
  const question = { ...none, type: "FILE_UPLOAD" as const, text: "Hand in your chart.", points: 4, answers: [], body };
  await site.authoring.assessment.addQuestion.mutate({ ...place, questionId: randomUUID(), question });
  const { assessment } = await site.authoring.assessment.get.query(place);
  if (!assessment) throw new Error("there is an assessment");
  const { rules } = assessment;
  await site.authoring.assessment.saveRules.mutate({ ...place, base: rules, rules: { ...rules, timeLimitMinutes } });
  await site.courses.publish.mutate({ courseId: course.id });
  return { course, slug, lessonId };
}

/** Signs up a student of the course and opens an attempt. */
export async function startToHandIn(
  student: Page,
  { slug, lessonId }: { slug: string; lessonId: string },
  name: string,
): Promise<void> {
  await signUp(student, name);
  await call(student, "mutation", "enrollment.enroll", { slug });
  await student.goto(`/learn/${slug}/${lessonId}`);
  await student.getByRole("button", { name: "Start attempt" }).click();
}

/** Chooses files through a button, by keyboard. */
export async function chooseFiles(page: Page, button: Locator, files: SentFile[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await button.press("Enter");
  await (await chooser).setFiles(files);
}

export const chooseButton = (page: Page | Locator) => page.getByRole("button", { name: "Choose files" });

export const filesIn = (page: Page) => page.getByRole("list", { name: "Your files" }).getByRole("listitem");

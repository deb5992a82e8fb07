import type { Page } from "@playwright/test";
import { expect } from "../fixtures/test";
import { call, listLessons } from "./learner";
import { signUp } from "./sign-up";

/** A lesson of a demo course whose page is the start screen of an assessment with several types of question. */
const course = { slug: "reading-a-tide-table", lesson: "Assessment: go or stay" };

/** Signs up someone new and enrolls them in the demo course; the page stays where it is. */
export async function enrollSomeoneNew(page: Page, email?: string): Promise<void> {
  await signUp(page, "Wanda Kehr", email);
  await call(page, "mutation", "enrollment.enroll", { slug: course.slug });
}

/** Opens the lesson with the assessment. */
export async function openAssessment(page: Page): Promise<void> {
  const lessons = await listLessons(page, course.slug);
  const { id } = lessons.find(({ title }) => title === course.lesson) ?? {};
  await page.goto(`/learn/${course.slug}/${id}`);
}

export async function startAttempt(page: Page): Promise<void> {
  await openAssessment(page);
  await page.getByRole("button", { name: "Start attempt" }).click();
  await expect(page).toHaveURL(/\/attempt$/);
  await expect(page.getByRole("group").first()).toBeVisible();
}

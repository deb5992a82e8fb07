import type { Page } from "@playwright/test";
import { expect } from "../fixtures/test";

/** A lesson of a demo course whose page is the start screen of an assessment with several types of question. */
const course = { title: "Reading a Tide Table", slug: "reading-a-tide-table", lesson: "Assessment: go or stay" };

/** Signs up someone new and enrolls them in the demo course. */
export async function enrollSomeoneNew(page: Page): Promise<void> {
  await page.goto(`/sign-up?next=/courses/${course.slug}`);
  await page.getByLabel("Name").fill("Wanda Kehr");
  await page.getByLabel("Email").fill(`attempt-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`);
  await page.getByLabel("Password").fill("a long enough sentence");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: course.title })).toBeVisible();
  await page.getByRole("button", { name: "Enroll" }).first().click();
  await page.getByRole("link", { name: "Continue" }).first().click();
  await expect(page).toHaveURL(/\/learn\/[^/]+\/[0-9a-f-]{36}$/);
}

/** From the first lesson to the one with the assessment. */
export async function openAssessment(page: Page): Promise<void> {
  const contents = page.getByRole("navigation", { name: "Course content" });
  // Its module may be folded, which hides the link from the roles.
  const address = await contents.locator("a", { hasText: course.lesson }).first().getAttribute("href");
  await page.goto(address ?? "");
}

export async function startAttempt(page: Page): Promise<void> {
  await openAssessment(page);
  await page.getByRole("button", { name: "Start attempt" }).click();
  await expect(page).toHaveURL(/\/attempt$/);
  await expect(page.getByRole("group").first()).toBeVisible();
}

import { expect, type Page } from "@playwright/test";

/** A new course with this title, open at its outline. */
export async function beginCourse(page: Page, title: string): Promise<void> {
  await page.goto("/instructor/drafts/new?then=outline");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Create course" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Outline" })).toBeVisible();
}

/** Types the title into the field that a button asks for, and keeps the field closed afterwards. */
export async function addToOutline(page: Page, button: string, title: string): Promise<void> {
  await page.getByRole("button", { name: button }).last().click();
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Title").press("Enter");
  await expect(page.getByRole("main").getByText(title).first()).toBeVisible();
}

/** That everything typed is stored. */
export const savedIn = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Saved/ })
    .first();

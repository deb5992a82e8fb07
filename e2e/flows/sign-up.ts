import { expect, type Page } from "@playwright/test";

/** A new account through the form; the page is signed in afterwards. */
export async function signUp(
  page: Page,
  name: string,
  email = `learner-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`,
): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("a long enough sentence");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

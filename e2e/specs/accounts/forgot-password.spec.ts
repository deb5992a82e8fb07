import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { linkInMail } from "../../flows/outbox-mail";

const words = "a long enough sentence";

/** A new account, signed in. */
async function signUp(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Solveig Aas");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(words);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

const linkInOutbox = (adminPage: Page, email: string) =>
  linkInMail(adminPage, email, "Reset your password for Lectern", "Choose a new password");

test("a forgotten password is replaced by the link of an email, and every device is signed out", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const email = `solveig-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`;
  const elsewhere = await newVisitor();
  await signUp(elsewhere, email);

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Forgot your password?" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Send reset link" }).click();
  await expect(page.getByText("Enter your email address.")).toBeVisible();
  await page.getByLabel("Email").fill("nobody-here@example.org");
  await page.getByLabel("Email").press("Enter");
  const told = page.getByRole("status").filter({ hasText: "If that address has an account" });
  const forNobody = await told.textContent();
  await page.getByRole("link", { name: "Request another link" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send reset link" }).click();
  await expect(told).toHaveText(forNobody ?? "");
  await expectAccessible();

  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  const link = await linkInOutbox(adminPage, email);
  await page.goto(link);
  await expectAccessible();
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
  await page.getByLabel("New password").fill("another long sentence");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  // The device that was signed in before is not anymore, and the link is used up.
  await elsewhere.goto("/dashboard");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  const used = await elsewhere.goto(link);
  expect(used?.status()).toBe(404);
  await expect(elsewhere.getByRole("heading", { name: "This link is no longer valid" })).toBeVisible();
  await expectAccessible(elsewhere);
  await elsewhere.goto("/sign-in");
  await elsewhere.getByLabel("Email").fill(email);
  await elsewhere.getByLabel("Password").fill(words);
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere.getByRole("alert").filter({ hasText: "don’t match" })).toBeVisible();
  await elsewhere.getByLabel("Password").fill("another long sentence");
  await elsewhere.getByRole("button", { name: "Sign in" }).click();
  await expect(elsewhere).toHaveURL(/\/dashboard$/);
});

import { expect, type Page } from "@playwright/test";
import type { Site } from "../../src/testing/site";

/** Signs in as a person would, and ends at the dashboard. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

/** Makes an account by one of the site's commands. Resolves to what the command printed, and to the password within. */
export async function accountByCommand(
  site: Site,
  command: "admin-create" | "instructor-create",
  email: string,
): Promise<{ output: string; password: string }> {
  const output = await site.command(command, email);
  const password = /Password \(shown this once\): (\S+)/.exec(output)?.[1];
  if (!password) throw new Error(`${command} printed no password:\n${output}`);
  return { output, password };
}

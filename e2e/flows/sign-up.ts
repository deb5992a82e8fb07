import { expect, type Page } from "@playwright/test";
import { sendForm } from "./send-form";

/** A new account; the page is signed in afterwards and stays where it is. Journeys that are about signing up type it in. */
export async function signUp(
  page: Page,
  name: string,
  email = `learner-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`,
): Promise<void> {
  const to = await sendForm(page, "/sign-up", { name, email, password: "a long enough sentence" });
  expect(to, `the sign-up of ${name}`).toMatch(/\/dashboard$/);
}

import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { signUp } from "../../flows/sign-up";

const password = "a long enough sentence";
const waits = (page: Page, words: string) => page.getByText(`${words} when you’re back online. Keep this page open`);
const accountMenu = (page: Page) => page.getByRole("button", { name: /^Account menu/ });

async function signOut(page: Page): Promise<void> {
  await accountMenu(page).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
}

/** The site does what it is asked for, and its answer doesn't come; nothing comes through from then on. */
async function loseAnswer(context: BrowserContext, to: string): Promise<void> {
  await context.route(to, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch({ maxRedirects: 0 });
    await context.route("**/*", (later) => later.abort("internetdisconnected"));
    await route.abort("internetdisconnected");
  });
}

test("a sign-out without a connection says that it waits, and is done when the connection is back", async ({
  page,
  context,
  expectAccessible,
}) => {
  await signUp(page, "Train Leaver");
  await page.goto("/dashboard");
  await context.setOffline(true);
  await signOut(page);
  await expect(waits(page, "You’ll be signed out")).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "You’re still offline" })).toBeVisible();
  // A link that is pressed meanwhile waits until the sign-out is done.
  await page.getByRole("link", { name: "Courses" }).first().click();
  await expect(page.getByRole("alertdialog", { name: "You’re offline" })).toBeVisible();

  await context.setOffline(false);
  await expect(page).toHaveURL("/courses");
  await expect(waits(page, "You’ll be signed out")).toBeHidden();
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a sign-in without a connection waits, with what was typed", async ({ page, context }) => {
  const email = `train-returner-${Date.now()}@example.org`;
  await signUp(page, "Train Returner", email);
  await page.goto("/dashboard");
  await signOut(page);
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(waits(page, "You’ll be signed in")).toBeVisible();
  await context.setOffline(false);
  await expect(page).toHaveURL("/dashboard");
});

test("what was done and never answered is done, not refused: a new password, and a sign-out", async ({
  page,
  context,
}) => {
  await signUp(page, "Tunnel Changer");
  await page.goto("/account/security");
  await page.getByText("Change password", { exact: true }).first().click();
  await page.getByLabel("Current password").fill(password);
  await page.getByLabel("New password").fill("the far end of the tunnel");
  await loseAnswer(context, "**/account/security");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(waits(page, "Your request is sent")).toBeVisible();
  await context.unrouteAll();
  await expect(page).toHaveURL(/done=password/);
  await expect(page.getByText("Your current password is wrong")).toBeHidden();

  await loseAnswer(context, "**/account/security*");
  await signOut(page);
  await expect(waits(page, "You’ll be signed out")).toBeVisible();
  await context.unrouteAll();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
});

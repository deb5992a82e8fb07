import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { linkInMail } from "../../flows/outbox-mail";
import { signIn } from "../../flows/sign-in";
import { withSiteDatabase } from "../../flows/site-database";

const words = "a long enough sentence";
const next = "another long sentence";
const address = "/account/security";

const anAddress = () => `hanne-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`;

async function signUp(page: Page, email: string, password = words): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Hanne Frost");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** As if the minute were over for which no one new may try. */
const letLockPass = (email: string) =>
  withSiteDatabase((client) =>
    client.query(
      `UPDATE users SET temporary_ban_until = now()
        WHERE id = (SELECT user_id FROM email_address WHERE email = $1) AND temporary_ban_until > now()`,
      [email],
    ),
  );

/** The field is empty again once the answer is there. */
async function enterPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password")).toHaveValue("");
}

test("a person sees the devices, ends them, and changes the password", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  const email = anAddress();
  await signUp(page, email, "Password123");
  await expect(page.getByText("has appeared in data breaches")).toBeVisible();
  await page.getByLabel("Password").fill(words);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  const elsewhere = await newVisitor();
  await signIn(elsewhere, email, words);

  await page.goto(address);
  const devices = page.getByRole("region", { name: "Where you’re signed in" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await expect(devices.first()).toContainText("This device");
  await expectAccessible();
  await devices
    .nth(1)
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await expect(page.getByRole("status").filter({ hasText: "The device was signed out." })).toBeVisible();
  await expect(devices).toHaveCount(1);
  await elsewhere.goto("/dashboard");
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await signIn(elsewhere, email, words);
  await page.goto(address);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(devices).toHaveCount(1);
  await elsewhere.goto("/dashboard");
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await signIn(elsewhere, email, words);
  await page.getByText("Change password").first().click();
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your current password is wrong.")).toBeVisible();
  await page.getByLabel("Current password").fill(words);
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your password was changed" })).toBeVisible();
  await elsewhere.goto("/dashboard");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
});

test("wrong passwords hold back strangers, for an address that no one has alike, and not the owner", async ({
  page,
  newVisitor,
  expectAccessible,
}) => {
  const email = anAddress();
  const owner = await newVisitor();
  await signUp(owner, email);
  await expect(owner).toHaveURL(/\/dashboard$/);
  await owner.getByRole("button", { name: /^Account menu/ }).click();
  await owner.getByRole("button", { name: "Sign out" }).click();
  await expect(owner).toHaveURL(/\/$/);

  const told = page.getByRole("alert").filter({ hasText: /./ });
  for (const whose of [email, anAddress()]) {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(whose);
    for (let n = 0; n < 5; n++) {
      await enterPassword(page, "not the password");
      await expect(told).toContainText("don’t match");
    }
    await enterPassword(page, words);
    await expect(told).toContainText("Wait a minute");
  }
  await expectAccessible();
  await signIn(owner, email, words);
  await owner.goto(address);
  await expect(owner.getByText("Wrong password, 5 times")).toBeVisible();

  // The lock ends automatically.
  await letLockPass(email);
  await signIn(page, email, words);
});

test("whoever was not on a new device signs it out by the link of its mail, and is mailed the way to a new password", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const email = anAddress();
  const owner = await newVisitor();
  await signUp(owner, email);
  await expect(owner).toHaveURL(/\/dashboard$/);
  await signIn(page, email, words);

  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  const reader = await newVisitor();
  await reader.goto(await linkInMail(adminPage, email, "New sign-in to your account", "This wasn’t me"));
  await expect(reader.getByRole("heading", { level: 1, name: "Wasn’t this you?" })).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Sign out device and reset password" }).click();
  await expect(reader.getByRole("heading", { level: 1, name: "The device is signed out" })).toBeVisible();
  await expect(reader.getByText("We’re emailing you a link to choose a new password.")).toBeVisible();
  await expectAccessible(reader);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/sign-in/);

  await reader.goto(await linkInMail(adminPage, email, "Reset your password for Lectern", "Choose a new password"));
  await reader.getByLabel("New password").fill(next);
  await reader.getByRole("button", { name: "Change password" }).click();
  await expect(reader).toHaveURL(/\/dashboard$/);
  await page.getByLabel("Email").fill(email);
  await enterPassword(page, words);
  await expect(page.getByRole("alert").filter({ hasText: "don’t match" })).toBeVisible();
});

test("signing out at the library's own address ends the session, also for a kept copy of the cookie", async ({
  page,
  newVisitor,
}) => {
  await signUp(page, anAddress());
  await expect(page).toHaveURL(/\/dashboard$/);
  const kept = await page.context().cookies();
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post("/api/auth/signout", { form: { csrfToken }, headers: { origin } });
  expect(answer.ok()).toBe(true);
  const copy = await newVisitor();
  await copy.context().addCookies(kept);
  await copy.goto("/dashboard");
  await expect(copy).toHaveURL(/\/sign-in/);
});

test("signing up with an address that someone has looks like any other, and its owner is told", async ({
  page,
  newVisitor,
  signInAs,
}) => {
  const [email, adminPage] = [anAddress(), await newVisitor()];
  await signUp(page, email);
  await expect(page).toHaveURL(/\/dashboard$/);
  await signInAs("admin", adminPage);
  await withSiteDatabase((client) =>
    client.query("UPDATE email_address SET verified_at = now() WHERE email = $1", [email]),
  );
  const stranger = await newVisitor();
  await signUp(stranger, email, next);
  await expect(stranger).toHaveURL(/\/dashboard$/);
  // What the owner did stays the owner's: each password opens its own account.
  const again = await newVisitor();
  await signIn(again, email, words);
  await again.goto("/account/profile");
  await expect(again.getByRole("listitem").filter({ hasText: email })).toContainText("Confirmed");
  await linkInMail(adminPage, email, "Someone entered your email address", "Sign in");
});

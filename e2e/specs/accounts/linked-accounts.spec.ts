import type { Page } from "@playwright/test";
import { Issuer } from "../../fixtures/issuer";
import { test as base, expect } from "../../fixtures/own-site";
import { linkInMail } from "../../flows/outbox-mail";

/** A site that signs people in by a real issuer of OpenID Connect. */
const test = base.extend<{ issuer: Issuer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern
  issuer: async ({}, use) => {
    const issuer = new Issuer();
    await issuer.listen();
    await use(issuer);
    await issuer.close();
  },
  siteVariables: async ({ issuer }, use) => {
    await use(issuer.variables);
  },
});

/** Off to the issuer and back as this person; one it does not know is turned away. */
async function comeAs(page: Page, login: string, next = "/dashboard"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByRole("button", { name: "Continue with 127.0.0.1" }).click();
  await signInThere(page, login);
}

async function signInThere(page: Page, login: string): Promise<void> {
  await page.getByLabel("Login").fill(login);
  await page.getByRole("button", { name: "Go on" }).click();
}

test("people come in by an issuer: new, linked, without an address, and never as someone else", async ({
  page,
  site,
  issuer,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  // What goes wrong on the way is said where one set out.
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue with 127.0.0.1" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "isn’t working right now" })).toBeVisible();
  issuer.serve(site.url);
  issuer.knows("tove", { name: "Tove Lindqvist", email: "tove@example.org", email_verified: true });
  issuer.knows("ingrid", { name: "Ingrid Solheim", email: "instructor@demo.test", email_verified: true });
  issuer.knows("stranger", { name: "Mallory Vance", email: "student@demo.test", email_verified: false });
  issuer.knows("second", { name: "A second self", email: "other@example.org", email_verified: true });

  await page.goto("/api/auth/callback/oidc?code=none&state=none");
  await expect(page.getByRole("alert").filter({ hasText: "That took too long" })).toBeVisible();

  // Someone new, whose address the issuer has proved, is in at once, and keeps the way in.
  await comeAs(page, "nobody whom the issuer knows");
  await expect(page.getByRole("alert").filter({ hasText: "Sign-in was canceled or refused" })).toBeVisible();
  await expectAccessible();
  await comeAs(page, "tove", "/account/security");
  await expect(page).toHaveURL(/\/account\/security$/);
  const linked = page.getByRole("region", { name: "Linked accounts" });
  await expect(linked).toContainText("tove@example.org");
  await linked.getByText("Unlink", { exact: false }).first().click();
  await linked.getByRole("button", { name: "Unlink" }).click();
  await expect(page.getByText("This is your only way to sign in.")).toBeVisible();
  await expectAccessible();

  // An address that no one has proved opens no one's account. What is missing can be left and come back to.
  const stranger = await newVisitor();
  await comeAs(stranger, "stranger");
  await expect(stranger.getByRole("heading", { name: "Add your email" })).toBeVisible();
  await expectAccessible(stranger);
  await stranger.goto("/dashboard");
  await expect(stranger).toHaveURL(/\/sign-in\?next/);
  await stranger.goto("/sign-in/link");
  await stranger.getByLabel("Email").fill("mallory@example.org");
  await stranger.getByRole("button", { name: "Send the link" }).click();
  await expect(stranger.getByRole("heading", { name: "Check your email" })).toBeVisible();
  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  const subject = "Confirm your email address to create your account";
  const link = await linkInMail(adminPage, "mallory@example.org", subject, "Confirm this address");
  const elsewhere = await newVisitor();
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole("heading", { name: "This link isn’t valid here" })).toBeVisible();
  await stranger.goto(link);
  await expectAccessible(stranger);
  await stranger.getByRole("button", { name: "Confirm and create account" }).click();
  await expect(stranger).toHaveURL(/\/dashboard$/);
  await stranger.goto("/account/security");
  await expect(stranger.getByRole("region", { name: "Linked accounts" })).toContainText("mallory@example.org");

  // An address that both sides have proved is linked by the password, once.
  await comeAs(elsewhere, "ingrid", "/instructor/courses");
  await expect(elsewhere.getByRole("heading", { name: "You already have an account" })).toBeVisible();
  await expectAccessible(elsewhere);
  await elsewhere.getByLabel("Password").fill("lectern-demo");
  await elsewhere.getByRole("button", { name: "Sign in and link" }).click();
  await expect(elsewhere).toHaveURL(/\/instructor\/courses$/);
  const again = await newVisitor();
  await comeAs(again, "ingrid", "/instructor/courses");
  await expect(again).toHaveURL(/\/instructor\/courses$/);

  // Whoever is signed in links what they like, and takes it away.
  const student = await newVisitor();
  await signInAs("student", student);
  await student.goto("/account/security");
  const own = student.getByRole("region", { name: "Linked accounts" });
  await own.getByText("Link 127.0.0.1").click();
  await own.getByLabel("Current password").fill("lectern-demo");
  await own.getByRole("button", { name: "Go to 127.0.0.1" }).click();
  await signInThere(student, "second");
  await expect(student.getByText("The account is linked")).toBeVisible();
  await own.getByText("Unlink 127.0.0.1").click();
  await own.getByLabel("Current password").fill("lectern-demo");
  await own.getByRole("button", { name: "Unlink" }).click();
  await expect(student.getByText("The account is unlinked")).toBeVisible();
});

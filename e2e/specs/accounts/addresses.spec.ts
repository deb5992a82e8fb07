import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { linkInMail, openMail } from "../../flows/outbox-mail";
import { signUp } from "../../flows/sign-up";

const freshAddress = (name: string) => `${name}-${Date.now()}-${Math.random().toString(36).slice(2, 8)}@example.org`;

const linkIn = (adminPage: Page, email: string) =>
  linkInMail(adminPage, email, "Confirm your email address", "Confirm this address");

test("someone new confirms an address, adds another and makes it the first", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const [first, second] = [freshAddress("tove"), freshAddress("tove-work")];
  const adminPage = await newVisitor();
  await signInAs("admin", adminPage);
  await signUp(page, "Tove Lindqvist", first);
  await page.goto("/dashboard");
  const notice = page.getByText(`Confirm your email address: open the link in our email to ${first}`);
  await expect(notice).toBeVisible();
  await expectAccessible();

  // Looking at the link does not use it, and whoever opens it need not be signed in.
  const link = await linkIn(adminPage, first);
  const mailbox = await newVisitor();
  await mailbox.goto(link);
  await mailbox.reload();
  await expect(mailbox.getByText(`This adds ${first} to Tove Lindqvist’s account`)).toBeVisible();
  await expectAccessible(mailbox);
  await mailbox.getByRole("button", { name: "Confirm this address" }).click();
  await expect(mailbox.getByRole("heading", { level: 1, name: "This address is confirmed" })).toBeVisible();
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(notice).toBeHidden();

  await page.goto("/account/profile");
  const addresses = page.getByRole("list", { name: "Your addresses" });
  await page.getByLabel("Add an address").fill("not an address");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Enter an email address in the form name@example.org.")).toBeVisible();
  await page.getByLabel("Add an address").fill(second);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: `Open the link in our email to ${second}` })).toBeVisible();
  const added = addresses.getByRole("listitem").filter({ hasText: second });
  await expect(added).toContainText("Waiting for you");
  await expectAccessible();
  await page.goto(await linkIn(adminPage, second));
  await page.getByRole("button", { name: "Confirm this address" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "This address is confirmed" })).toBeVisible();

  await page.goto("/account/profile");
  await addresses.getByRole("button", { name: `Make ${second} the primary address` }).click();
  await expect(page.getByRole("status").filter({ hasText: `Email now goes to ${second}` })).toBeVisible();
  await expect(added).toContainText("Primary");
  await openMail(adminPage, second, "Emails now come to this address");
  await openMail(adminPage, first, "Emails now go to another address");

  await addresses.getByRole("button", { name: `Remove ${first}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(addresses.getByRole("listitem")).toHaveCount(1);
  await expect(addresses).not.toContainText(first);
});

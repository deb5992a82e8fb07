import { expect, type Locator, type Page } from "@playwright/test";
import { call } from "./learner";

/** A job writes the mail. */
const mostWaitMilliseconds = 30_000;

interface Tab {
  mails: { subject: string; toAddress: string }[];
}

/** Opens the newest mail with this subject to this address, as the admin's outbox keeps it where no mail server is set. */
export async function openMail(adminPage: Page, email: string, subject: string): Promise<Locator> {
  const isThere = async () => {
    const { mails } = await call<Tab>(adminPage, "query", "mail.list", { tab: "kept", before: null });
    return mails.some((mail) => mail.toAddress === email && mail.subject.includes(subject));
  };
  await expect
    .poll(isThere, { message: `“${subject}” to ${email} is in the outbox`, timeout: mostWaitMilliseconds })
    .toBe(true);
  await adminPage.goto("/admin/outbox");
  await adminPage.getByRole("searchbox").fill(email);
  await adminPage.getByRole("button", { name: "Search" }).click();
  await expect(adminPage).toHaveURL(/[?&]q=/);
  const mails = adminPage.getByRole("list", { name: "Emails" }).getByRole("listitem").filter({ hasText: email });
  await mails.getByRole("link", { name: subject }).first().click();
  const letter = adminPage.getByRole("region", { name: subject });
  await expect(letter).toBeVisible();
  return letter;
}

/** The path behind a link of such an email. */
export async function linkInMail(adminPage: Page, email: string, subject: string, name: string): Promise<string> {
  const letter = await openMail(adminPage, email, subject);
  const href = await letter.getByRole("link", { name }).getAttribute("href");
  return new URL(href ?? "").pathname;
}

import type { Page } from "@playwright/test";
import type { Site } from "../../../src/testing/site";
import { expect, test } from "../../fixtures/own-site";
import { callSite } from "../../flows/call-site";
import { accountByCommand, signIn } from "../../flows/sign-in";

test.use({ siteVariables: { DEMO: "0" } });

const pages = [
  "/",
  "/courses",
  "/courses/reading-a-tide-table",
  "/learn/reading-a-tide-table",
  "/dashboard",
  "/certificates",
  "/verify",
  "/verify/LC-0000-0000-0000",
  "/sign-in",
  "/sign-up",
  "/instructor/courses",
  "/admin",
  "/account",
  "/no-such-page",
];
const password = "correct horse battery staple";

async function printedCode(site: Site): Promise<string> {
  await expect.poll(() => site.output).toMatch(/one-time code: \S+/);
  return /one-time code: (\S+)/.exec(site.output)?.[1] ?? "";
}

const statusOf = async (page: Page, path: string) => (await page.request.get(path, { maxRedirects: 0 })).status();

async function expectEverythingLeadsToSetup(page: Page): Promise<void> {
  for (const path of pages) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect([path, answer.status(), answer.headers().location]).toEqual([path, 307, "/setup"]);
  }
}

async function fillIn(page: Page, code: string): Promise<void> {
  await page.getByLabel("Setup code").fill(code);
  await page.getByLabel("Name").fill("Mara Lindqvist");
  await page.getByLabel("Email").fill("mara@example.org");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create the first admin" }).click();
}

async function expectCodeIsWorthless(site: Site, page: Page, code: string): Promise<void> {
  const api = await callSite(site.url, page.context());
  const again = { code, name: "Somebody Else", email: "somebody@example.org", password };
  await expect(api.accounts.createFirstAdmin.mutate(again)).rejects.toThrow("accounts.setup_done");
}

test("a site without an admin leads to its setup, which the printed code opens once", async ({
  site,
  page,
  newVisitor,
  expectAccessible,
}) => {
  const code = await printedCode(site);
  await expectEverythingLeadsToSetup(page);
  expect(await statusOf(page, "/api/health")).toBe(200);

  await page.goto("/courses");
  await expect(page).toHaveURL(/\/setup$/);
  await expectAccessible();
  await fillIn(page, "00000-11111-22222-33333");
  await expect(page.getByText("This code is wrong, already used or expired.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Mara Lindqvist");
  await expectEverythingLeadsToSetup(page);

  await fillIn(page, code);
  await expect(page).toHaveURL(/\/dashboard$/);
  expect(await statusOf(page, "/instructor/courses")).toBe(200);
  expect(await statusOf(page, "/setup")).toBe(404);
  const stranger = await newVisitor();
  expect(await statusOf(stranger, "/setup")).toBe(404);
  expect(await statusOf(stranger, "/courses")).toBe(200);
  await expectCodeIsWorthless(site, stranger, code);
});

test("admin:create makes the first admin while the site runs; instructor:create an instructor, who writes a course at once", async ({
  site,
  page,
  newVisitor,
}) => {
  const code = await printedCode(site);
  expect(await statusOf(page, "/courses")).toBe(307);
  const admin = await accountByCommand(site, "admin-create", "edda@example.org");
  expect(admin.output).toContain("edda@example.org is an admin now");

  expect(await statusOf(page, "/setup")).toBe(404);
  await expectCodeIsWorthless(site, page, code);
  await signIn(page, "edda@example.org", admin.password);
  expect(await statusOf(page, "/instructor/courses")).toBe(200);

  const instructor = await accountByCommand(site, "instructor-create", "nils@example.org");
  expect(instructor.output).toContain("nils@example.org is an instructor now");
  await expect(site.command("instructor-create", "nils@example.org")).rejects.toThrow("is an instructor already");

  const nils = await newVisitor();
  await signIn(nils, "nils@example.org", instructor.password);
  await nils.getByRole("banner").getByRole("link", { name: "Studio" }).click();
  await expect(
    nils.getByRole("button", { name: "New course" }).or(nils.getByRole("link", { name: "New course" })),
  ).toBeVisible();
  expect(await statusOf(nils, "/admin/users")).toBe(403);
});

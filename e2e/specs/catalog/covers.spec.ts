import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { call } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

const choiceOf = (page: Page, name: "List" | "Covers") =>
  page.getByRole("group", { name: "Show courses as" }).getByRole("button", { name, exact: true });

/** In pixels: a cover in the list is a third of one that is shown large. */
const coverWidth = async (page: Page) =>
  (await page.locator("[data-view] .cover").first().boundingBox())?.width ?? Number.NaN;
const leastLarge = 120;

test("the catalog shows large covers, as the address or the last choice says, with filters and pages as before", async ({
  page,
  expectAccessible,
}) => {
  await page.goto("/courses");
  await expect(choiceOf(page, "List")).toHaveAttribute("aria-pressed", "true");
  expect(await coverWidth(page)).toBeLessThan(leastLarge);
  await choiceOf(page, "Covers").click();
  await expect(page).toHaveURL("/courses?view=covers");
  await expect(choiceOf(page, "Covers")).toHaveAttribute("aria-pressed", "true");
  expect(await coverWidth(page)).toBeGreaterThan(leastLarge);
  await expectAccessible();
  await page
    .getByRole("form", { name: "Filters" })
    .getByRole("checkbox", { name: /^Introductory/ })
    .check();
  await expect(page).toHaveURL("/courses?view=covers&level=beginner");
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Newest");
  await expect(page).toHaveURL("/courses?level=beginner&sort=newest&view=covers");

  // An address that says nothing leaves it to the last choice, before any script of the page has run.
  await page.goto("/courses?q=tide");
  expect(await coverWidth(page)).toBeGreaterThan(leastLarge);
  await expect(choiceOf(page, "Covers")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("listitem").getByRole("link", { name: "Reading a Tide Table" })).toBeVisible();
  await choiceOf(page, "List").focus();
  await page.keyboard.press("Enter");
  await expect(choiceOf(page, "List")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(() => coverWidth(page)).toBeLessThan(leastLarge);
  await page.reload();
  expect(await coverWidth(page)).toBeLessThan(leastLarge);
  await page.goto("/courses?view=covers");
  expect(await coverWidth(page)).toBeGreaterThan(leastLarge);
});

test("covers are chosen without script as well, and what was searched for stays", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/courses?q=tide&level=beginner");
  await choiceOf(page, "Covers").click();
  await expect(page).toHaveURL(/\/courses\?.*view=covers/);
  for (const part of ["q=tide", "level=", "view=covers"]) expect(page.url()).toContain(part);
  expect(await coverWidth(page)).toBeGreaterThan(leastLarge);
  await choiceOf(page, "List").click();
  await expect(page).toHaveURL(/view=list/);
  expect(await coverWidth(page)).toBeLessThan(leastLarge);
  await context.close();
});

test("a person's choice is with their account, and on the next device", async ({ page, newVisitor }) => {
  const email = `covers-${test.info().retry}-${test.info().project.name}@example.org`;
  await signUp(page, "Pia Halvorsen", email);
  await page.goto("/courses");
  await choiceOf(page, "Covers").click();
  const keeps = async () =>
    (await call<{ showsCovers: boolean }>(page, "query", "profiles.preferences", {})).showsCovers;
  await expect.poll(keeps).toBe(true);
  const elsewhere = await newVisitor();
  await elsewhere.goto("/sign-in");
  await elsewhere.getByLabel("Email").fill(email);
  await elsewhere.getByLabel("Password").fill("a long enough sentence");
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(elsewhere).toHaveURL(/\/dashboard$/);
  await elsewhere.goto("/courses");
  await expect(choiceOf(elsewhere, "Covers")).toHaveAttribute("aria-pressed", "true");
  expect(await coverWidth(elsewhere)).toBeGreaterThan(leastLarge);

  await page.goto("/account/preferences");
  const shown = page.getByRole("group", { name: "Show courses as" });
  await expect(shown.getByRole("radio", { name: "Covers" })).toBeChecked();
  await shown.getByRole("radio", { name: "List" }).check();
  await expect.poll(keeps).toBe(false);
  await page.goto("/courses");
  expect(await coverWidth(page)).toBeLessThan(leastLarge);
});

test("on a phone, covers are above the sign-in form, which is in view with them", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/sign-in");
  const cover = page.locator("main .cover").first();
  await expect(cover).toBeInViewport();
  const submit = page.getByRole("button", { name: "Sign in", exact: true });
  await expect(submit).toBeInViewport();
  const [above, below] = [await cover.boundingBox(), await submit.boundingBox()];
  expect(above?.y).toBeLessThan(below?.y ?? 0);
});

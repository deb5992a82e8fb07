import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { enrollSomeoneNew, openAssessment, startAttempt } from "../../flows/start-attempt";

const choice = "In a strong high, with the wind off the land";

const savedState = (page: Page) => page.getByRole("status");
const number = (page: Page) => page.getByRole("group").getByRole("textbox").first();

test("an answer given without a line is kept on the device, outlives its page and is sent by the next", async ({
  page,
  context,
}) => {
  await enrollSomeoneNew(page);
  await startAttempt(page);
  const address = page.url();
  await page.getByRole("radio", { name: choice }).check();
  await expect(savedState(page)).toHaveText(/^Saved/);

  await context.route("**/api/trpc/**", (route) => route.abort("internetdisconnected"));
  await number(page).fill("30,5");
  await expect(savedState(page)).toHaveText("Not sent yet, kept on this device");
  await page.close({ runBeforeUnload: false });
  await context.unroute("**/api/trpc/**");

  const next = await context.newPage();
  await next.goto(address);
  await expect(number(next)).toHaveValue("30,5");
  await expect(savedState(next)).toHaveText(/^Saved/);
  await next.reload();
  await expect(next.getByRole("radio", { name: choice })).toBeChecked();
  await expect(number(next)).toHaveValue("30,5");
});

test("another device finds the same questions and answers, and of two open pages the later hand wins", async ({
  page,
  context,
  newVisitor,
  expectAccessible,
}) => {
  await enrollSomeoneNew(page);
  await startAttempt(page);
  const questions = await page.locator("fieldset[id^=q]").evaluateAll((groups) => groups.map(({ id }) => id));
  expect(questions).toContain("q1");
  await page.getByRole("radio", { name: choice }).check();
  await expect(savedState(page)).toHaveText(/^Saved/);

  const device = await newVisitor();
  await device.clock.install();
  await device.context().addCookies(await context.cookies());
  await device.goto(page.url());
  expect(await device.locator("fieldset[id^=q]").evaluateAll((groups) => groups.map(({ id }) => id))).toEqual(
    questions,
  );
  await expect(device.getByRole("radio", { name: choice })).toBeChecked();
  await number(device).fill("31");
  await expect(savedState(device)).toHaveText(/^Saved/);

  await number(page).fill("29");
  await expect(page.getByRole("group").first()).toContainText("Saved");

  // The other page, in view all the time, asks again after a while: it says what changed until it goes on from there.
  const told = device.getByText("Changed on another device or in another tab: question 1.");
  const mark = device.getByRole("group").first().getByText("Changed on another device or in another tab");
  await expect(told).toHaveCount(0);
  await device.clock.fastForward("00:20");
  await expect(number(device)).toHaveValue("29");
  await expect(told).toBeVisible();
  await expect(mark).toBeVisible();
  await expectAccessible(device);
  await number(device).fill("28");
  await expect(told).toHaveCount(0);
  await expect(mark).toHaveCount(0);
  await expect(device.getByRole("group").first()).toContainText("Saved");
  await page.reload();
  await expect(number(page)).toHaveValue("28");
  await expect(page.getByText("Changed on another device", { exact: false })).toHaveCount(0);
});

test("with the keyboard, reading goes on in the attempt, then on its result, and from there in another attempt", async ({
  page,
}) => {
  await enrollSomeoneNew(page);
  await openAssessment(page);
  await page.getByRole("button", { name: "Start attempt" }).press("Enter");
  await expect(page).toHaveURL(/\/attempt$/);
  const paper = page.getByRole("main", { name: /go or stay/i });
  await expect(paper).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(paper.getByRole("group").first().locator(":focus")).toHaveCount(1);

  await page.getByRole("button", { name: "Submit attempt" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByText("Not passed", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Try again" }).press("Enter");
  await expect(page).toHaveURL(/\/attempt$/);
  await expect(paper).toBeFocused();
  await expect(paper).toContainText("attempt 2");
});

test("no one else sees an attempt, and its review shows no right answer before the policy does", async ({
  page,
  newVisitor,
}) => {
  await enrollSomeoneNew(page);
  await startAttempt(page);
  await page.getByRole("button", { name: "Submit attempt" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Not passed", { exact: true })).toBeVisible();
  await expect(page.getByText("Score", { exact: true }).first()).toBeVisible();
  const review = await page.request.get(page.url());
  expect(await review.text()).not.toContain("One centimeter for each hectopascal");

  const stranger = await newVisitor();
  expect((await stranger.request.get(page.url(), { maxRedirects: 0 })).status()).toBe(307);
  await enrollSomeoneNew(stranger);
  expect((await stranger.request.get(page.url(), { maxRedirects: 0 })).status()).toBe(404);
});

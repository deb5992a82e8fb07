import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { findTaught } from "../../flows/every-kind";
import { call } from "../../flows/learner";
import { sendForm } from "../../flows/send-form";
import { enrollSomeoneNew, openAssessment, startAttempt } from "../../flows/start-attempt";

const slug = "reading-a-tide-table";
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

test("no attempt is submitted before its answers are sent: the question says where they are and what to do, and can be answered again", async ({
  page,
  context,
  newVisitor,
  signInAs,
  baseURL,
  expectAccessible,
}) => {
  const email = `wanda-${Date.now()}@example.org`;
  await enrollSomeoneNew(page, email);
  await startAttempt(page);
  const dialog = page.getByRole("dialog");
  const submit = dialog.getByRole("button", { name: "Submit", exact: true });
  const comeOnline = () => page.evaluate(() => window.dispatchEvent(new Event("online")));

  await context.route("**/api/trpc/**", (route) => route.abort("internetdisconnected"));
  await number(page).fill("30,5");
  await expect(savedState(page)).toHaveText("Not sent yet, kept on this device");
  await page.getByRole("button", { name: "Submit attempt" }).click();
  await submit.click();
  await expect(dialog.getByRole("heading")).toHaveText("1 answer hasn’t been sent yet");
  await expect(dialog).toContainText(
    "It’s saved on this device. It will be sent as soon as the site can be reached. Submit then.",
  );
  await expectAccessible();
  await context.unroute("**/api/trpc/**");
  await comeOnline();
  await expect(dialog.getByRole("heading")).toHaveText(/^Submit with \d+ questions open\?$/);
  await dialog.getByRole("button", { name: "Keep answering" }).click();

  // An instructor takes the student out of the course and brings them back: what was refused meanwhile is sent once more.
  const { enrollmentId } = await call<{ enrollmentId: string }>(page, "mutation", "enrollment.enroll", { slug });
  const teacher = await newVisitor();
  await signInAs("instructor", teacher);
  const site = await callSite(baseURL ?? "", teacher.context());
  const students = { courseId: await findTaught(site, slug), enrollmentIds: [enrollmentId] };
  await site.enrollment.students.remove.mutate(students);
  await number(page).fill("30,4");
  await expect(savedState(page)).toHaveText(/^Couldn’t be saved, kept on this device/);
  await page.getByRole("button", { name: "Submit attempt" }).click();
  await expect(dialog).toContainText("The last change to one answer couldn’t be saved and won’t be submitted.");
  await dialog.getByRole("button", { name: "Keep answering" }).click();
  await site.enrollment.students.restore.mutate(students);
  await page.getByRole("button", { name: "Submit attempt" }).click();
  await expect(dialog).toContainText("They count as zero.");
  await expect(dialog).not.toContainText("couldn’t be saved");
  await dialog.getByRole("button", { name: "Keep answering" }).click();
  await expect(savedState(page)).toHaveText(/^Saved/);

  // The session ends while the page is open, and begins again in another tab.
  await context.clearCookies();
  await number(page).fill("30,6");
  await expect(page.getByText("Your session has ended. Your answers are kept on this device.")).toBeVisible();
  await page.getByRole("button", { name: "Submit attempt" }).click();
  await submit.click();
  await expect(dialog).toContainText(
    "It’s saved on this device. Your session has ended. Sign in again in another tab, then submit here.",
  );
  expect(await sendForm(page, "/sign-in", { email, password: "a long enough sentence" })).toMatch(/\/dashboard$/);
  await comeOnline();
  await expect(dialog.getByRole("heading")).toHaveText(/^Submit with \d+ questions open\?$/);
  await expect(page.getByText("Your session has ended")).toHaveCount(0);

  // The site ends the attempt, and its answer to that gets lost.
  await page.route(
    "**/api/trpc/assessment.submit**",
    async (route) => {
      await route.fetch();
      await route.abort("internetdisconnected");
    },
    { times: 1 },
  );
  await submit.click();
  await expect(dialog.getByRole("alert")).toHaveText("No connection. What was sent is safe.");
  await expectAccessible();
  await submit.click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main")).toContainText("30,6");
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

import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/own-site";
import { waitForReadyPages } from "../../fixtures/ready-pages";
import { callSite, type SiteApi } from "../../flows/call-site";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";
const lessonTitle = "Assessment: three mornings";
/** Of the five questions, two in Chromium before the kill and one while the site is away: 5 of 7 points. */
const moons = ["New moon", "Full moon"];
const nextHighWater = "09:21";
const twelfths = "1.9";

async function findLesson(api: SiteApi): Promise<string> {
  const { course } = await api.catalog.coursePage.query({ slug });
  const lesson = course.modules.flatMap(({ lessons }) => lessons).find(({ title }) => title === lessonTitle);
  if (!lesson) throw new Error(`${slug} has no lesson "${lessonTitle}".`);
  return lesson.id;
}

async function readRunning(api: SiteApi, lessonId: string) {
  const attempt = await api.assessment.attempt.query({ slug, lessonId });
  if (attempt.type !== "running") throw new Error(`The attempt is ${attempt.type}.`);
  return attempt;
}

const savedState = (page: Page) => page.getByRole("status").filter({ hasText: /^(Saved|Not sent)/ });
const option = (page: Page, name: string) => page.getByRole("checkbox", { name }).or(page.getByRole("radio", { name }));
const number = (page: Page) => page.getByRole("group", { name: /by the rule of twelfths/ }).getByRole("textbox");

/** Questions and options in their order, without what is beside them on points and saving. */
const questionsOf = (page: Page) =>
  page.getByRole("group").evaluateAll((groups) =>
    groups.map((group) => {
      const copy = group.cloneNode(true) as HTMLElement;
      for (const aside of copy.querySelectorAll("[data-question-line]")) aside.remove();
      return copy.textContent;
    }),
  );

/** "14:37" as seconds. */
async function secondsLeft(page: Page): Promise<number> {
  const [minutes = 0, seconds = 0] = ((await page.getByRole("timer").locator("b").textContent()) ?? "")
    .split(":")
    .map(Number);
  return minutes * 60 + seconds;
}

test("an attempt goes on after a kill with the same questions, answers and clock, and is scored", async ({
  site,
  browser,
  contextOptions,
}) => {
  // A context that is not watched: a browser complains on its console while the site is away.
  const context = await browser.newContext({ ...contextOptions, baseURL: site.url });
  waitForReadyPages(context);
  const page = await context.newPage();
  await signUp(page, "Wanda Kehr");
  const api = await callSite(site.url, context);
  await api.enrollment.enroll.mutate({ slug });
  const lessonId = await findLesson(api);

  await page.goto(`/learn/${slug}/${lessonId}`);
  await page.getByRole("button", { name: "Start attempt" }).click();
  await expect(page).toHaveURL(/\/attempt$/);
  await expect(page.getByRole("group").first()).toBeVisible();
  for (const name of [...moons, nextHighWater]) await option(page, name).check();
  await expect.poll(async () => (await readRunning(api, lessonId)).answers.length).toBe(2);
  await expect(savedState(page)).toHaveText(/^Saved/);
  const questions = await questionsOf(page);
  const before = await readRunning(api, lessonId);

  await site.kill();
  await number(page).fill(twelfths);
  await expect(savedState(page)).toHaveText("Not sent yet, kept on this device");
  await site.start();

  // As the server has it, before the page has said anything new to it: another device would see the same.
  const after = await readRunning(api, lessonId);
  expect(after.questions).toEqual(before.questions);
  expect(after.answers.filter(({ textResponse }) => textResponse !== twelfths)).toEqual(before.answers);
  expect(after.deadlineAt).toBe(before.deadlineAt);
  const passed = (Date.parse(after.now) - Date.parse(before.now)) / 1000;
  expect(Math.abs((before.remainingSeconds ?? 0) - (after.remainingSeconds ?? 0) - passed)).toBeLessThan(1.5);

  await page.reload();
  expect(await questionsOf(page)).toEqual(questions);
  for (const name of [...moons, nextHighWater]) await expect(option(page, name)).toBeChecked();
  await expect(number(page)).toHaveValue(twelfths);
  await expect(savedState(page)).toHaveText(/^Saved/);
  const left = () => (Date.parse(before.deadlineAt ?? "") - Date.now()) / 1000;
  await expect.poll(async () => Math.abs((await secondsLeft(page)) - left())).toBeLessThan(3);

  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Passed", { exact: true }).first()).toBeVisible();
  const review = await api.assessment.review.query({ attemptId: before.id });
  expect(review).toMatchObject({
    type: "ended",
    attempts: [{ number: 1, score: { earned: 500, of: 700, isPassed: true } }],
  });
  await context.close();
});

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { askAgain } from "../../flows/ask-again";
import { call, listLessons } from "../../flows/learner";
import { signUp } from "../../flows/sign-up";

const slug = "reading-a-tide-table";

/** Someone new, who enrolled and completed a lesson. */
async function study(learner: Page, name: string): Promise<void> {
  await signUp(learner, name);
  await call(learner, "mutation", "enrollment.enroll", { slug });
  const [first] = await listLessons(learner, slug);
  await call(learner, "mutation", "learning.markComplete", { slug, lessonId: first?.id ?? "" });
}

const rowOf = (page: Page, table: RegExp, name: string) =>
  page.getByRole("table", { name: table }).getByRole("row").filter({ hasText: name });

test("an admin sees what the site comes to, has it counted again, and finds a new student among the rows behind it", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const name = `Ines Falk ${Date.now()}`;
  await study(await newVisitor(), name);

  await signInAs("admin");
  await page.goto("/admin");
  await page.getByRole("main").getByRole("link", { name: "Figures", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Figures" })).toBeVisible();
  await page.getByRole("button", { name: "Recount now" }).click();
  await expect(page.getByRole("status")).toHaveText("Recount finished.", { timeout: 60_000 });
  const learners = page.getByRole("link", { name: /Details: New students$/ });
  await expect(learners).toHaveText(/^[1-9]/);
  await learners.click();
  await expect(rowOf(page, /New students/, name)).toBeVisible();
  await expectAccessible();

  await page.getByRole("link", { name: /Details: Lessons completed$/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "Details: Lessons completed" })).toBeVisible();
  await expect(rowOf(page, /Lessons completed/, name)).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Lesson", exact: true })).toBeVisible();
  await page.getByRole("link", { name: /Details: Courses$/ }).click();
  await expect(rowOf(page, /Courses/, "Reading a Tide Table")).toBeVisible();
});

test("an admin chooses a period, reads the charts as tables by keyboard, and goes to a course and the rows in it", async ({
  page,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const name = `Odd Hale ${Date.now()}`;
  await study(await newVisitor(), name);
  await signInAs("admin");
  const courses = page.getByRole("region", { name: "Courses with the most new students" }).first();
  await askAgain(async (patience) => {
    await page.goto("/admin/figures?period=28d&of=enrollments");
    await expect(rowOf(page, /Enrollments/, name)).toBeVisible(patience);
  });
  await page.getByLabel("Period").selectOption("Last 12 months");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/period=12m&of=enrollments/);
  await expect(rowOf(page, /Enrollments/, name)).toBeVisible();
  await page.getByRole("link", { name: "Back to charts" }).click();
  await expect(page.getByRole("region", { name: "New accounts per week" }).first()).toBeVisible();
  await page.getByLabel("Period").selectOption("Last 28 days");
  await page.getByRole("button", { name: "Show", exact: true }).click();

  const chart = page.getByRole("region", { name: "New accounts per day" }).first();
  await expect(chart.getByRole("img", { name: /^[1-9]\d* new accounts? from / })).toBeVisible();
  await chart.getByText("Show as table").focus();
  await page.keyboard.press("Enter");
  await expect(chart.getByRole("row")).toHaveCount(29);
  for (const title of ["Active students per week", "Enrollments per day", "Completions per day"])
    await expect(page.getByRole("region", { name: title }).first()).toBeVisible();
  await expectAccessible();

  const row = courses.getByRole("row").filter({ hasText: "Reading a Tide Table" });
  await row.getByRole("link", { name: /Details: Enrollments in Reading a Tide Table$/ }).click();
  await expect(rowOf(page, /Enrollments in Reading a Tide Table/, name)).toBeVisible();
  await page.goBack();
  await row.getByRole("link", { name: "Reading a Tide Table", exact: true }).click();
  await expect(page).toHaveURL(/\/instructor\/analytics\?course=.*&period=28d/);
  await expect(page.getByRole("heading", { level: 1, name: "Analytics" })).toBeVisible();
});

test("an admin takes the site's figures along, and goes from what waits to its list", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/admin/figures?period=12m");
  const loading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Figures as CSV" }).click();
  const text = await readFile(await (await loading).path(), "utf8");
  expect(text).toContain("part,what,day,value,before");
  expect(text).toContain("figure,enrollments,");
  expect(text.split("\r\n").filter((line) => line.startsWith("new accounts,"))).toHaveLength(52);
  await page
    .getByRole("main")
    .getByRole("link", { name: /reviews?$/ })
    .click();
  await expect(page).toHaveURL(/\/admin\/reviews$/);
});

test("the figures fit a narrow phone, in charts and in rows", async ({ page, signInAs, expectAccessible }) => {
  await signInAs("admin");
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ["/admin/figures?period=all", "/admin/figures?period=12m&of=certificates"]) {
    await page.goto(address);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wide(), address).toBe(0);
    await expectAccessible();
  }
});

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

/** The field of a student in a column, by their place. */
const field = (page: Page, student: string, column: number) =>
  page.getByRole("row").filter({ hasText: student }).locator(`[aria-colindex="${column}"]`);

test("an instructor sets a gradebook up, grades by keyboard, and finds who is behind", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  test.slow();
  const url = baseURL ?? "";
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: true });
  const site = await callSite(url, page.context());
  const { slug } = await site.courses.header.query({ courseId: course.id });

  // Nothing to grade, then an item of its own.
  await page.goto(`/instructor/courses/${course.id}`);
  await page.getByRole("link", { name: "Gradebook" }).click();
  await expect(page.getByText("Nothing to grade yet")).toBeVisible();
  await expectAccessible();
  await page.getByRole("link", { name: "Set up", exact: true }).click();
  await page.getByRole("button", { name: "Add category" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Speaking");
  await page.getByLabel("Weight in %").fill("120");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("Oral exam");
  await page.getByRole("textbox", { name: "Points", exact: true }).fill("20");
  await page.getByRole("combobox", { name: "Category", exact: true }).selectOption({ label: "Speaking" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const weight = page.getByLabel("Weight in %");
  await expect(weight).toBeFocused();
  await expect(weight).toHaveAccessibleDescription("Enter a number from 0 to 100");
  await expectAccessible();
  await weight.fill("100");
  await expectAccessible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Gradebook saved")).toBeVisible();

  const students: Page[] = [];
  for (const name of ["Ines Roth", "Wanda Kehr"]) {
    const student = await newVisitor();
    await signUp(student, name);
    await call(student, "mutation", "enrollment.enroll", { slug });
    students.push(student);
  }

  // By keyboard: down to a student, across to the item, and a grade.
  await page.getByRole("link", { name: "Gradebook" }).first().click();
  const grid = page.getByRole("grid", { name: /^Grades in/ });
  await expect(grid).toHaveAttribute("aria-rowcount", "3");
  await expect(field(page, "Ines Roth", 3)).toContainText("Missing");
  await expectAccessible();
  await grid.getByRole("rowheader", { name: /Ines Roth/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(grid.getByRole("rowheader", { name: /Wanda Kehr/ })).toBeFocused();
  await page.keyboard.press("End");
  await expect(field(page, "Wanda Kehr", 3)).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Wanda Kehr: Oral exam" });
  await expect(dialog.getByLabel("Points")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(field(page, "Wanda Kehr", 3)).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Points").fill("21");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Enter a number from 0 to 20 with up to two decimals")).toBeVisible();
  await expectAccessible();
  await dialog.getByLabel("Points").fill("17.5");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Clear and calm");
  await dialog.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(field(page, "Wanda Kehr", 3)).toContainText("17.5");
  await expect(field(page, "Wanda Kehr", 2)).toContainText("87.5%");
  await expect(field(page, "Wanda Kehr", 3)).toBeFocused();

  // What is saved without a change leaves the grade as it is: the next one replaces the first.
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Clear and calm")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  // Someone else's grade comes first: it is shown, and the next try replaces it.
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Clear and calm")).toBeVisible();
  const [cell] = (await site.gradebook.get.query({ courseId: course.id, q: "Wanda" })).rows;
  const { setup } = await site.gradebook.get.query({ courseId: course.id });
  const about = { courseId: course.id, enrollmentId: cell?.enrollmentId ?? "", itemId: setup.items[0]?.id ?? "" };
  await site.gradebook.give.mutate({ ...about, gradeId: crypto.randomUUID(), replaces: 1, points: 1000 });
  await dialog.getByLabel("Points").fill("18");
  await page.keyboard.press("Enter");
  await expect(
    dialog.getByRole("alert").filter({ hasText: "changed this grade meanwhile to 10 points" }),
  ).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "10 points" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(field(page, "Wanda Kehr", 2)).toContainText("90%");

  // Who has missing work.
  await page.getByLabel("Only with missing work").check();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/missing=1/);
  await expect(grid.getByRole("rowheader")).toHaveCount(1);
  await expect(grid.getByRole("rowheader", { name: /Ines Roth/ })).toBeVisible();
  await page.goto(`/instructor/courses/${course.id}/gradebook?below=90`);
  await expect(page.getByText("No students match")).toBeVisible();

  // Grades from a file: what would change is shown first, and what has changed since is not overwritten unseen.
  await page.goto(`/instructor/courses/${course.id}/gradebook`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv.split("\r\n")[0]).toBe("\uFEFFname,username,email,Oral exam,total");
  const changed = csv.replace("18.00,90.00", "19,").replace(/,,\r\n/, ",200,\r\n");
  await page.getByRole("link", { name: "Import", exact: true }).click();
  const choose = (text: string) =>
    page.getByLabel("CSV file").setInputFiles({ name: "grades.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await choose(`${changed}Nobody,nobody-here,,3,\r\n`);
  await expect(page.getByRole("heading", { name: "1 grade would change, of 1 student" })).toBeFocused();
  const problems = page.getByRole("region", { name: "2 problems" });
  await expect(problems).toContainText("Not a number from 0 to 20");
  await expect(problems).toContainText("Not a current student of this course");
  await expectAccessible();
  await site.gradebook.give.mutate({ ...about, gradeId: crypto.randomUUID(), replaces: 3, points: 1900 });
  await page.getByRole("button", { name: "Save 1 grade" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Grades have changed since the preview" })).toBeVisible();
  await page.getByRole("button", { name: "Choose another file" }).click();
  await choose(changed.replace(",19,", ",16.5,"));
  await page.getByRole("button", { name: "Save 1 grade" }).click();
  await expect(page.getByRole("heading", { name: "1 grade saved, for 1 student" })).toBeFocused();
  await page.getByRole("link", { name: "Go to the gradebook" }).click();
  await expect(field(page, "Wanda Kehr", 3)).toContainText("16.5");

  // The student reads what became of it.
  const [, wanda = page] = students;
  await wanda.goto(`/courses/${slug}`);
  await wanda.getByRole("link", { name: "Grades", exact: true }).click();
  await expect(wanda.getByRole("row").filter({ hasText: "Oral exam" })).toContainText("16.5 of 20");
  await expect(wanda.getByText("Total: 82.5%")).toBeVisible();
  await expectAccessible(wanda);

  // One student at a time on a phone.
  await page.goto(`/instructor/courses/${course.id}/gradebook?sort=highest`);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole("heading", { name: "Wanda Kehr" })).toBeVisible();
  await expectAccessible();
  await page.getByRole("button", { name: "Next", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Ines Roth" })).toBeVisible();
  await page.getByRole("button", { name: /^Oral exam/ }).click();
  await page.getByRole("dialog").getByLabel("Points").fill("5");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Oral exam/ })).toContainText("5");
  await page.goto(`/instructor/courses/${course.id}/gradebook/setup`);
  await expectAccessible();
});

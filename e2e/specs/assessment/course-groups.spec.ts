import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { call } from "../../flows/learner";
import { ownCourse } from "../../flows/own-course";
import { signUp } from "../../flows/sign-up";

test("an instructor puts students into a group, filters by it and gives it more time, which its students see", async ({
  page,
  baseURL,
  newVisitor,
  signInAs,
  expectAccessible,
}) => {
  const url = baseURL ?? "";
  await signInAs("instructor");
  const course = await ownCourse(page, url, { isLive: false });
  const site = await callSite(url, page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Three knots" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Number" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("How many?");
  await page.getByLabel("Answer", { exact: true }).fill("2");
  await page.getByLabel("Time limit (minutes)").fill("60");
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  const { slug } = await site.courses.header.query({ courseId: course.id });
  await site.courses.publish.mutate({ courseId: course.id });
  const student = await newVisitor();
  const address = `wanda-${randomUUID()}@example.org`;
  await signUp(student, "Wanda Kehr", address);
  await call(student, "mutation", "enrollment.enroll", { slug });
  for (const name of ["Ines Roth", "Olof Brandt"]) {
    const other = await newVisitor();
    await signUp(other, name, `${randomUUID()}@example.org`);
    await call(other, "mutation", "enrollment.enroll", { slug });
  }

  // Two of three, chosen in the list, into a new group: by keyboard alone.
  await page.goto(course.at("students"));
  for (const name of ["Wanda Kehr", "Ines Roth"]) {
    await page.getByRole("checkbox", { name: `Select ${name}` }).focus();
    await page.keyboard.press("Space");
  }
  await page.getByRole("button", { name: "Add to group" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading", { name: "Add 2 students to a group" })).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Evening class");
  await expectAccessible();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await page.getByRole("combobox", { name: "Group" }).selectOption({ label: "Evening class" });
  await page.getByRole("search").getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/group=/);
  await expect(page.getByRole("checkbox", { name: /^Select / })).toHaveCount(2);
  await expect(page.getByRole("link", { name: "Olof Brandt" })).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export this group as CSV" }).click();
  const csv = await readFile(await (await download).path(), "utf8");
  expect(csv).toContain("Wanda Kehr");
  expect(csv).not.toContain("Olof Brandt");
  await expectAccessible();

  // The group's own page: names that are no students are told, and one who is removed can be brought back.
  await page.getByRole("link", { name: "Groups", exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: "Evening class" })).toContainText("2 students");
  await expectAccessible();
  await page.getByRole("link", { name: "Evening class" }).click();
  await expect(page.getByRole("heading", { name: "Evening class", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Add students" }).click();
  await dialog.getByLabel("Students").fill(`${address}\nnobody-at-all`);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toContainText("Not students of this course: nobody-at-all.");
  await expectAccessible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove Ines Roth from the group" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Ines Roth" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Ines Roth" })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/accommodations`);
  await page.getByRole("button", { name: "Add accommodation" }).click();
  await dialog.getByRole("combobox", { name: "For" }).selectOption({ label: "Group: Evening class" });
  await expect(dialog.getByLabel("Students")).toHaveCount(0);
  await dialog.getByLabel("Extra time (percent of the limit)").fill("50");
  await dialog.getByLabel("Reason").fill("Read in their second language");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row").filter({ hasText: "Evening class" });
  await expect(row).toContainText("50% more time");
  await expectAccessible();

  await student.goto(`/learn/${slug}/${lessonId}`);
  const own = student.locator("main");
  await expect(own).toContainText("90 min");
  await expect(own).not.toContainText("second language");
  await expect(student.locator("body")).not.toContainText("Evening class");

  // What goes with the group is said before it goes.
  await page.goto(`${course.at("students")}/groups`);
  await page.getByRole("link", { name: "Evening class" }).click();
  await expect(page.getByRole("link", { name: "Three knots" })).toBeVisible();
  await page.getByRole("button", { name: "Delete group" }).click();
  await expect(dialog).toContainText("Its 2 students stay enrolled.");
  await expect(dialog).toContainText("Its accommodation at 1 assessment is deleted with it");
  await dialog.getByRole("button", { name: "Delete group" }).click();
  await expect(page.getByText("No groups yet")).toBeVisible();
  await student.reload();
  await expect(own).toContainText("60 min");
});

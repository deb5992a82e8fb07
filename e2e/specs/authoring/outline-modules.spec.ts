import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { holdUndo } from "../../flows/hold-undo";
import { ownCourse } from "../../flows/own-course";

test("whole modules are ticked, moved, copied, deleted with undo, and say what they are about", async ({
  page,
  newVisitor,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const { authoring, courses } = await callSite(baseURL ?? "", page.context());
  const courseId = course.id;
  for (const title of ["Second", "Third"]) {
    const moduleId = randomUUID();
    await authoring.outline.addModule.mutate({ courseId, moduleId, title });
    const lesson = { courseId, lessonId: randomUUID(), moduleId, title: `${title} knot`, kind: "lesson" as const };
    await authoring.outline.addLesson.mutate(lesson);
  }
  await page.goto(`/instructor/courses/${courseId}`);
  const heads = page.locator("[data-module] h2");
  await expect(heads).toContainText(["First steps", "Second", "Third"]);

  await page.getByRole("button", { name: "Select", exact: true }).click();
  const bar = page.getByRole("toolbar", { name: "Actions for selected items" });
  await page.getByRole("checkbox", { name: "Select 1.1" }).check();
  await page.getByRole("checkbox", { name: "Select module 1" }).check();
  // A lesson goes with its module.
  await expect(bar.getByRole("status")).toHaveText("1 module selected");
  await expect(page.getByRole("checkbox", { name: "Select 1.1" })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Select 2.1" }).check();
  await expect(bar.getByRole("status")).toHaveText("1 module and 1 lesson selected");
  await expect(bar.getByRole("button", { name: "Move to" })).toBeDisabled();
  await expectAccessible();
  await page.getByRole("checkbox", { name: "Select 2.1" }).uncheck();
  await page.getByRole("checkbox", { name: "Select module 3" }).check();

  await bar.getByRole("button", { name: "Move to" }).click();
  const asked = page.getByRole("dialog", { name: "Move 2 modules" });
  await asked.getByLabel("Position").selectOption({ label: "After 2, Second" });
  await expectAccessible();
  await asked.getByRole("button", { name: "Move", exact: true }).click();
  await expect(heads).toContainText(["Second", "First steps", "Third"]);

  await bar.getByRole("button", { name: "Duplicate" }).click();
  await expect(heads).toContainText(["Second", "First steps", "Copy of First steps", "Third", "Copy of Third"]);
  await bar.getByRole("button", { name: "Delete" }).click();
  const undo = await holdUndo(page);
  await expect(heads).toContainText(["Second", "Copy of First steps", "Copy of Third"]);
  await undo.click();
  await expect(heads).toContainText(["Second", "First steps", "Copy of First steps", "Third", "Copy of Third"]);

  await page.getByRole("button", { name: "More for module 4" }).click();
  await page.getByRole("menuitem", { name: "Move to" }).click();
  await page.getByLabel("Position").selectOption({ label: "Before 1, Second" });
  await page.getByRole("button", { name: "Move", exact: true }).click();
  await expect(heads.first()).toContainText("Third");

  await page.getByRole("button", { name: "More for module 1" }).click();
  await page.getByRole("menuitem", { name: "Edit description" }).click();
  await page.getByLabel("Description of module 1").fill("Knots that are *tied* third.");
  await expectAccessible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Knots that are tied third.")).toBeVisible();
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByText("Knots that are tied third.")).toBeVisible();

  // Students read it in the contents of the course page.
  const { slug } = await courses.publish.mutate({ courseId });
  const visitor = await newVisitor();
  await visitor.goto(`/courses/${slug}`);
  const contents = visitor.getByRole("region", { name: "Course content" });
  await expect(contents).toContainText("Knots that are tied third.");
  await expectAccessible(visitor);
});

import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { ownCourse } from "../../flows/own-course";

const long = "The rolling hitch and its cousins on wet manila rope, in the order in which they were found";

async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (!box) throw new Error("it is on the page");
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

test("what sticks, floats and is lifted in the studio stays within reach, however long the titles", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}, { project }) => {
  await signInAs("instructor");
  const { id: courseId } = await ownCourse(page, baseURL ?? "", { isLive: false });
  const { authoring } = await callSite(baseURL ?? "", page.context());
  const [module] = await authoring.outline.get.query({ courseId });
  const lessonId = randomUUID();
  const lesson = { courseId, lessonId, moduleId: module?.id ?? "", title: long, kind: "lesson" as const };
  await authoring.outline.addLesson.mutate(lesson);
  const { revision } = await authoring.lesson.get.query({ courseId, lessonId });
  const content = "Pass the end around the post.\n\n".repeat(60);
  await authoring.lesson.saveTexts.mutate({ courseId, lessonId, baseRevision: revision, texts: { content } });

  // The keys that work on a lifted row are in that row.
  await page.goto(`/instructor/courses/${courseId}`);
  await page.getByRole("button", { name: "Move 1.1", exact: true }).focus();
  await page.keyboard.press("Enter");
  const keys = page.locator("[data-lifted] [data-keys]");
  expect((await boxOf(keys)).right).toBeLessThanOrEqual((await boxOf(page.locator("[data-lifted]"))).right);
  await page.keyboard.press("Escape");

  // The kind of what is added is changed in the open field, which keeps the caret.
  await page.getByRole("button", { name: "Add lesson" }).click();
  await page.getByRole("button", { name: "Add assessment" }).click();
  await expect(page.getByPlaceholder("Type an assessment title")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Add assessment" })).toBeFocused();

  await page.getByRole("button", { name: "More for 1.1" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible();
  await page.getByRole("menuitem", { name: "Move to" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Position").selectOption({ index: 1 });
  expect((await boxOf(dialog.getByLabel("Position"))).right).toBeLessThan((await boxOf(dialog)).right);
  expect((await boxOf(dialog)).right).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  await page.keyboard.press("Escape");

  // Deep in a long text the blocks' bar is below the course header, and the menu of blocks within the window.
  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}`);
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await text.click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  const bar = page.getByRole("toolbar", { name: "Add a block" });
  if (project.name !== "phone") {
    const header = await boxOf(page.getByRole("region", { name: "Course status" }));
    expect(header.y).toBe(0);
    await expect.poll(async () => (await boxOf(bar)).y).toBeGreaterThanOrEqual(header.bottom);
  }
  await expect(bar).toBeInViewport({ ratio: 1 });
  await page.keyboard.type("/");
  await expect(page.getByRole("listbox", { name: "Blocks" })).toBeInViewport({ ratio: 1 });
});

test("words link to another lesson of the course by its name", { tag: "@once" }, async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const { authoring } = await callSite(baseURL ?? "", page.context());
  const [module] = await authoring.outline.get.query({ courseId: course.id });
  const [first, lessonId] = [module?.lessons[0]?.id ?? "", randomUUID()];
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "The sheet bend" };
  await authoring.outline.addLesson.mutate({ ...lesson, kind: "lesson" });
  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}`);
  await page.getByRole("textbox", { name: "Lesson content" }).click();
  await page.keyboard.type("Begin with a loop");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await page.keyboard.press("Control+k");
  await page.getByLabel("Or a lesson in this course").selectOption({ label: "1.1 The bowline" });
  await expect(page.getByLabel("Address", { exact: true })).toHaveValue(new RegExp(`^/learn/[^/]+/${first}$`));
  await expectAccessible();
  await page.getByRole("button", { name: "Save link" }).click();
  const stored = async () => (await authoring.lesson.get.query({ courseId: course.id, lessonId })).texts.content;
  await expect.poll(stored).toMatch(new RegExp(`^Begin with a \\[loop\\]\\(/learn/[^/]+/${first}\\)\\n$`));
});

test("the row of a course's parts opens at the one that is shown", async ({ page, baseURL, signInAs }) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  await page.goto(course.at("students"));
  // All but the pixel with which a tab reaches over the line below it.
  await expect(page.getByRole("link", { name: "Students", exact: true })).toBeInViewport({ ratio: 0.95 });
});

test("what can be done with a course is in a row, and on a phone in a menu beside its title", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const { id: courseId, title } = await ownCourse(page, baseURL ?? "", { isLive: true });
  const header = page.getByRole("region", { name: "Course status" });
  const more = header.getByRole("button", { name: "More", exact: true });
  const unpublish = header.getByRole("button", { name: "Unpublish" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`/instructor/courses/${courseId}`);
  await expect(unpublish).toBeVisible();
  await expect(more).toBeHidden();

  await page.setViewportSize({ width: 360, height: 740 });
  await expect(unpublish).toBeHidden();
  expect((await boxOf(more)).y).toBeLessThan((await boxOf(header.getByText(title))).bottom);
  await more.click();
  await expect(header.getByRole("link", { name: "Course page" })).toBeVisible();
  await expectAccessible();
  await unpublish.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("You can publish it again.");
  await expect(page.locator(":popover-open")).toHaveCount(0);
  await page.context().setOffline(true);
  await dialog.getByRole("button", { name: "Unpublish" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("No connection. Nothing was changed.");
  await page.context().setOffline(false);
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(more).toBeFocused();
});

test("the fields of a course's access and details have their names beside them on a wide screen", async ({
  page,
  baseURL,
  signInAs,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await signInAs("instructor");
  const { id: courseId } = await ownCourse(page, baseURL ?? "", { isLive: false });
  for (const [part, heading, field] of [
    ["access", "Catalog", "Who can find it"],
    ["details", "Basics", "Title"],
  ] as const) {
    await page.goto(`/instructor/courses/${courseId}/${part}`);
    const name = await boxOf(page.getByRole("heading", { level: 2, name: heading }));
    const input = await boxOf(page.getByLabel(field, { exact: true }));
    expect(name.right).toBeLessThan(input.x);
    expect(input.right).toBeGreaterThan(1000);
  }
});

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { holdUndo } from "../../flows/hold-undo";
import { ownCourse } from "../../flows/own-course";

const saved = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Saved/ })
    .first();

test("what hangs on a lesson is opened in the outline, ordered, moved, renamed, taken out and put back", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}, info) => {
  const isMobile = info.project.name === "phone";
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const { authoring } = await callSite(baseURL ?? "", page.context());
  const courseId = course.id;
  const [module] = await authoring.outline.get.query({ courseId });
  const one = module?.lessons[0]?.id ?? "";
  const two = randomUUID();
  const lesson = {
    courseId,
    lessonId: two,
    moduleId: module?.id ?? "",
    title: "The reef knot",
    kind: "lesson" as const,
  };
  await authoring.outline.addLesson.mutate(lesson);
  await authoring.assessment.addToLesson.mutate({ courseId, lessonId: one });
  for (const title of ["Chart", "Tables"]) {
    const body = { url: "https://tides.example.org/" };
    await authoring.lesson.addResource.mutate({ courseId, lessonId: one, resourceId: randomUUID(), title, body });
  }

  await page.goto(`/instructor/courses/${courseId}`);
  const below = (place: string) => page.getByRole("list", { name: `Attached to ${place}` });
  const fold = (place: string) => page.getByRole("button", { name: new RegExp(`^Attached to ${place}`) });
  await expect(below("1.1")).toHaveCount(0);
  await fold("1.1").focus();
  await page.keyboard.press("Enter");
  const links = (place: string) => below(place).getByRole("link");
  await expect(links("1.1")).toHaveText(["The bowline", "Chart", "Tables"]);
  await expect(below("1.1")).toContainText("tides.example.org");
  await expectAccessible();

  // By keyboard: within the lesson, then over its border into one that was closed.
  await page.getByRole("button", { name: "Move Tables" }).focus();
  for (const key of ["Enter", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await expect(links("1.1")).toHaveText(["The bowline", "Tables", "Chart"]);
  await page.getByRole("button", { name: "Move Chart" }).focus();
  for (const key of ["Enter", "ArrowDown"]) await page.keyboard.press(key);
  await expect(page.getByRole("button", { name: "Moving Chart to 1.2, position 1 of 1" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(links("1.2")).toHaveText(["Chart"]);
  await expect(page.getByRole("button", { name: "Move Chart" })).toBeFocused();
  const asking = page.getByRole("button", { name: "Move The bowline", exact: true });
  await asking.focus();
  for (const key of ["Enter", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await expect(links("1.2")).toHaveText(["The bowline", "Chart"]);
  await expect(asking).toBeFocused();
  for (const key of ["Enter", "ArrowUp", "Escape"]) await page.keyboard.press(key);
  await expect(links("1.2")).toHaveText(["The bowline", "Chart"]);
  await expect(asking).toBeFocused();
  for (const key of ["Enter", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await expect(saved(page)).toBeVisible();
  await expect(links("1.1")).toHaveText(["The bowline", "Tables"]);

  // By mouse: onto the other lesson's line.
  if (!isMobile) {
    await page.getByRole("button", { name: "Move Tables" }).hover();
    await page.mouse.down();
    const target = await below("1.2").getByRole("listitem").boundingBox();
    await page.mouse.move((target?.x ?? 0) + 60, (target?.y ?? 0) + 4, { steps: 6 });
    await page.mouse.up();
    await expect(links("1.2")).toHaveText(["Tables", "Chart"]);
  } else {
    await page.getByRole("button", { name: "More for Tables" }).click();
    await page.getByRole("menuitem", { name: "Move to" }).click();
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await expect(links("1.2")).toHaveText(["Chart", "Tables"]);
  }

  // The assessment goes to the lesson that has none.
  await page.getByRole("button", { name: "More for The bowline" }).click();
  await page.getByRole("menuitem", { name: "Move to" }).click();
  const asked = page.getByRole("dialog", { name: "Move The bowline" });
  await expectAccessible();
  await asked.getByRole("button", { name: "Move", exact: true }).click();
  await expect(links("1.2").first()).toHaveText("The bowline");

  // Renamed in place, deleted, put back.
  await below("1.2").getByRole("link", { name: "Tables" }).focus();
  await page.keyboard.press("F2");
  await page.getByLabel("Title").fill("Tide tables");
  await page.keyboard.press("Enter");
  await expect(below("1.2").getByRole("link", { name: "Tide tables" })).toBeVisible();
  await page.getByRole("button", { name: "More for Chart" }).click();
  await page.getByRole("menuitem", { name: "Delete resource" }).click();
  const undo = await holdUndo(page);
  await expect(below("1.2").getByRole("link", { name: "Chart" })).toHaveCount(0);
  await undo.click();
  await expect(below("1.2").getByRole("link", { name: "Chart" })).toBeVisible();

  await page.reload();
  await fold("1.2").click();
  await expect(below("1.2").getByRole("link")).toHaveCount(3);
  await page.getByRole("link", { name: "Add resource" }).click();
  await expect(page.getByRole("button", { name: "Add file" })).toBeInViewport();
});

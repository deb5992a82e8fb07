import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { blankQuestion } from "../../../src/features/questions/authoring";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { dragByTouch } from "../../flows/drag-by-touch";
import { ownCourse } from "../../flows/own-course";

/** From the middle of a grip to this share of the height of a row. */
const drag = (page: Page, grip: Locator, row: Locator, down: number, second?: { grip: Locator; row: Locator }) =>
  dragByTouch(page, { on: grip }, { on: row, down }, second && { from: { on: second.grip }, to: { on: second.row } });

const saved = (page: Page) =>
  page
    .getByRole("status")
    .filter({ hasText: /^Saved/ })
    .first();

test("lessons, what hangs on them and questions are dragged with a finger", async ({
  page,
  baseURL,
  signInAs,
}, info) => {
  test.skip(info.project.name !== "phone", "only the phone has a touch screen");
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const { authoring } = await callSite(baseURL ?? "", page.context());
  const courseId = course.id;
  const [module] = await authoring.outline.get.query({ courseId });
  const lessonId = randomUUID();
  const added = { courseId, lessonId, moduleId: module?.id ?? "", title: "The reef knot", kind: "assessment" as const };
  await authoring.outline.addLesson.mutate(added);
  const first = module?.lessons[0]?.id ?? "";
  for (const title of ["Chart", "Tables"]) {
    const body = { url: "https://tides.example.org/" };
    await authoring.lesson.addResource.mutate({ courseId, lessonId: first, resourceId: randomUUID(), title, body });
  }
  const means = { newId: randomUUID, trueFalse: ["True", "False"] as const };
  for (const text of ["Left?", "Right?"]) {
    const question = { ...blankQuestion("TRUE_FALSE", means), text };
    await authoring.assessment.addQuestion.mutate({ courseId, lessonId, questionId: randomUUID(), question });
  }

  await page.goto(`/instructor/courses/${courseId}`);
  const rows = page.locator("[data-lesson]");
  await expect(rows).toContainText(["The bowline", "The reef knot"]);
  const move = (number: string) => page.getByRole("button", { name: `Move ${number}`, exact: true });
  // Another finger, on the line that the first one is carried to, is not heard.
  await drag(page, move("1.2"), rows.first(), 0.25, { grip: move("1.1"), row: rows.last() });
  await expect(rows).toContainText(["The reef knot", "The bowline"]);
  await expect(saved(page)).toBeVisible();

  await page.getByRole("button", { name: /^Attached to 1\.2/ }).click();
  const resources = page.locator("[data-resource]");
  await expect(resources).toContainText(["Chart", "Tables"]);
  await drag(page, page.getByRole("button", { name: "Move Chart" }), resources.last(), 0.75);
  await expect(resources).toContainText(["Tables", "Chart"]);
  await expect(saved(page)).toBeVisible();

  await page.goto(`/instructor/courses/${courseId}/lessons/${lessonId}/questions`);
  const questions = page.locator("[data-question]");
  await expect(questions).toContainText(["Left?", "Right?"]);
  await drag(page, page.getByRole("button", { name: "Move question 1" }), questions.last(), 0.75);
  await expect(questions).toContainText(["Right?", "Left?"]);
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(questions).toContainText(["Right?", "Left?"]);
});

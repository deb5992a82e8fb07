import { randomUUID } from "node:crypto";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { holdUndo } from "../../flows/hold-undo";
import { ownCourse } from "../../flows/own-course";

test("an author writes questions of several kinds, orders them, takes one out and back, and sets the rules", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const course = await ownCourse(page, baseURL ?? "", { isLive: false });
  const site = await callSite(baseURL ?? "", page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Knots, asked" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });

  await page.goto(`/instructor/courses/${course.id}/lessons/${lessonId}/questions`);
  await expect(page.getByRole("link", { name: "Open in builder" })).toHaveAttribute("href", /^\/instructor\/drafts\//);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("Which knot makes a loop?");
  await page.getByLabel("Option 1", { exact: true }).fill("The bowline");
  await page.getByRole("button", { name: "Add option" }).click();
  await page.getByLabel("Option 2", { exact: true }).fill("The reef knot");
  await page.getByLabel("Option 3", { exact: true }).fill("The clove hitch");
  await page.getByRole("radio", { name: "Correct" }).first().check();
  await page.getByLabel("Feedback on option 2").fill("It joins two ropes.");
  await expect(saved).toBeVisible();
  await expectAccessible();

  await page.getByRole("button", { name: "Add question" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Number" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("How many turns has a round turn?");
  await page.getByLabel("Answer", { exact: true }).fill("1.5");
  await page.getByLabel("Tolerance").fill("0");
  await page.getByLabel("Points").fill("2");
  await page.getByRole("button", { name: "Move question up" }).click();
  await page.getByLabel("Passing score").fill("62.5");
  await page.getByLabel("Attempts allowed").fill("3");
  const list = page.getByRole("navigation", { name: "Questions of Knots, asked" }).getByRole("listitem");
  await expect(list).toContainText(["How many turns", "Which knot"]);

  // Carried with the pointer, then with the keys of the same grip. Saving goes on meanwhile and must not move the rows.
  const grips = list.getByRole("button", { name: /^Move question/ });
  await list.nth(1).scrollIntoViewIfNeeded();
  await grips.first().hover();
  const below = await list.nth(1).boundingBox();
  await page.mouse.down();
  await page.mouse.move((below?.x ?? 0) + 30, (below?.y ?? 0) + (below?.height ?? 0) - 4, { steps: 6 });
  await page.mouse.up();
  await expect(list).toContainText(["Which knot", "How many turns"]);
  await grips.nth(1).focus();
  for (const key of ["Enter", "ArrowUp", "Enter"]) await page.keyboard.press(key);
  await expect(list).toContainText(["How many turns", "Which knot"]);

  await page.getByLabel("Assessment title").fill("What holds");
  await page.getByLabel("Description").fill("Bring a *rope*.");

  await page.getByRole("button", { name: "Remove", exact: true }).click();
  const undo = await holdUndo(page);
  await expect(list).toHaveCount(1);
  await undo.click();
  await expect(list).toContainText(["How many turns", "Which knot"]);
  await expect(saved).toBeVisible();
  await expectAccessible();

  await page.reload();
  await expect(list).toContainText(["How many turns", "Which knot"]);
  await expect(page.getByLabel("Passing score")).toHaveValue("62.5");
  await expect(page.getByLabel("Attempts allowed")).toHaveValue("3");
  await expect(page.getByLabel("Assessment title")).toHaveValue("What holds");
  await expect(page.getByLabel("Description")).toHaveValue("Bring a *rope*.");
  await page.getByRole("link", { name: /Which knot/ }).click();
  await expect(page).toHaveURL(/#question-2$/);
  await expect(page.getByRole("radio", { name: "Correct" }).first()).toBeChecked();
  await expect(page.getByLabel("Feedback on option 2")).toHaveValue("It joins two ropes.");

  // The whole assessment is taken off the lesson, and comes back with all that was written.
  await page.getByRole("button", { name: "Remove assessment" }).click();
  await holdUndo(page);
  await expect(page.getByRole("main")).toContainText("This lesson has no assessment.");
  await expectAccessible();
  await undo.click();
  await expect(list).toContainText(["How many turns", "Which knot"]);
  await expect(page.getByLabel("Passing score")).toHaveValue("62.5");
  await expect(page.getByLabel("Description")).toHaveValue("Bring a *rope*.");

  // The same from the course's outline.
  await page.goto(`/instructor/courses/${course.id}`);
  const line = page.getByRole("row").filter({ hasText: "Knots, asked" });
  await expect(line).toContainText("2 questions");
  await line.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Remove assessment" }).click();
  await holdUndo(page);
  await expect(line).not.toContainText("questions");
  await undo.click();
  await expect(line).toContainText("2 questions");
});

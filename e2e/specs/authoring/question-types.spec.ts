import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { callSite } from "../../flows/call-site";
import { drawLate } from "../../flows/draw-late";
import { ownCourse } from "../../flows/own-course";

/** @returns the address of the questions of an own course's new assessment, which has none. */
async function newAssessment(page: Page, baseURL: string): Promise<string> {
  const course = await ownCourse(page, baseURL, { isLive: false });
  const site = await callSite(baseURL, page.context());
  const lessonId = randomUUID();
  const [module] = await site.authoring.outline.get.query({ courseId: course.id });
  const lesson = { courseId: course.id, lessonId, moduleId: module?.id ?? "", title: "Knots, asked" };
  await site.authoring.outline.addLesson.mutate({ ...lesson, kind: "assessment" });
  return `/instructor/courses/${course.id}/lessons/${lessonId}/questions`;
}

test("an author writes items to put in order and pairs to match, sees what is missing, and finds both again", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const questions = await newAssessment(page, baseURL ?? "");
  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });
  const kind = page.getByRole("combobox", { name: "Kind" });
  const seen = page.getByRole("complementary").locator("[data-seen]");

  await page.goto(questions);
  await page.getByRole("button", { name: "Add question" }).click();
  await kind.selectOption({ label: "Ordering" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("How is a bowline tied?");
  await page.getByLabel("Item 1", { exact: true }).fill("Make a small loop");
  await expect(page.getByText("Enter text for this item, or remove it")).toBeVisible();
  await page.getByLabel("Item 2", { exact: true }).fill("Go back down the loop");
  await page.getByRole("button", { name: "Add item" }).click();
  await page.getByLabel("Item 3", { exact: true }).fill("Go up through the loop and around");
  // The third item was written last and belongs before the second.
  await page.getByLabel("Item 3", { exact: true }).press("Alt+ArrowUp");
  await expect(page.getByLabel("Item 2", { exact: true })).toBeFocused();
  await expect(page.getByLabel("Item 2", { exact: true })).toHaveValue("Go up through the loop and around");
  await expect(saved).toBeVisible();
  await expect(seen.getByRole("listitem")).toHaveCount(3);
  await expectAccessible();

  await page.getByRole("button", { name: "Add question" }).click();
  await kind.selectOption({ label: "Matching" });
  await page.getByRole("textbox", { name: "Question", exact: true }).fill("What is each knot for?");
  for (const [at, [prompt, answer]] of [
    ["Bowline", "A loop that holds"],
    ["Reef knot", "Two ends of one rope"],
  ].entries()) {
    await page.getByLabel(`Prompt ${at + 1}`, { exact: true }).fill(prompt ?? "");
    await page.getByLabel(`Answer to prompt ${at + 1}`, { exact: true }).fill(answer ?? "");
  }
  await page.getByRole("button", { name: "Add other answer" }).click();
  await expect(page.getByText("Enter this answer, or remove it")).toBeVisible();
  await page.getByLabel("Other answer 1", { exact: true }).fill("Two ropes of different size");
  await page.getByLabel("Feedback on pair 1").fill("It holds and comes undone.");
  await expect(saved).toBeVisible();
  await expect(seen.getByRole("combobox")).toHaveCount(2);
  await expect(seen.getByRole("combobox").first().getByRole("option")).toHaveCount(4);
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();

  await page.reload();
  await expect(page.getByLabel("Answer to prompt 2", { exact: true })).toHaveValue("Two ends of one rope");
  await expect(page.getByLabel("Other answer 1", { exact: true })).toHaveValue("Two ropes of different size");
  await expect(page.getByLabel("Feedback on pair 1")).toHaveValue("It holds and comes undone.");
  // A type that can't hold the pairs takes the prompts along, and going back brings the pairs.
  await kind.selectOption({ label: "Multiple choice" });
  await expect(page.getByLabel("Option 2", { exact: true })).toHaveValue("Reef knot");
  await kind.selectOption({ label: "Matching" });
  await expect(page.getByLabel("Answer to prompt 1", { exact: true })).toHaveValue("A loop that holds");
});

test("an author puts blanks into a text, is told of one that the text lost, and finds all of them again", async ({
  page,
  baseURL,
  signInAs,
  expectAccessible,
}) => {
  await signInAs("instructor");
  const questions = await newAssessment(page, baseURL ?? "");
  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });
  const text = page.getByRole("textbox", { name: "Question", exact: true });
  const insert = page.getByRole("button", { name: "Insert blank" });
  const card = (number: number) => page.getByRole("group", { name: `Blank ${number}`, exact: false }).last();
  const seen = page.getByRole("complementary").locator("[data-seen]");

  await page.goto(questions);
  await drawLate(page);
  await page.getByRole("button", { name: "Add question" }).click();
  await page.keyboard.type("A bowline");
  await expect(text).toHaveValue("A bowline");
  await page.getByRole("combobox", { name: "Kind", exact: true }).selectOption({ label: "Fill in the blanks" });
  await expect(page.getByText("Insert at least one blank in the text.")).toBeVisible();
  await text.fill("A bowline makes a loop of 25 cm that");
  // Selected words become the answer; a number makes a blank for a number.
  const select = (words: string) =>
    text.evaluate((field: HTMLTextAreaElement, of) => {
      field.focus();
      field.setSelectionRange(field.value.indexOf(of), field.value.indexOf(of) + of.length);
    }, words);
  await select("loop");
  await insert.press("Enter");
  await expect(text).toHaveValue("A bowline makes a [[1]] of 25 cm that");
  await expect(text).toBeFocused();
  await select("25");
  await insert.press("Enter");
  await expect(text).toHaveValue("A bowline makes a [[1]] of [[2]] cm that");
  await text.press("End");
  await page.keyboard.type(" ");
  await insert.press("Enter");
  await page.keyboard.type(".");
  await expect(text).toHaveValue("A bowline makes a [[1]] of [[2]] cm that [[3]].");
  await expect(page.getByLabel("Answer 1 of blank 1", { exact: true })).toHaveValue("loop");
  await expect(card(2).getByLabel("Answer", { exact: true })).toHaveValue("25");
  await card(2).getByLabel("Tolerance").fill("10%");
  await page.getByLabel("Kind of blank 3").selectOption({ label: "List" });
  await page.getByLabel("Choice 1 of blank 3", { exact: true }).fill("holds");
  await expect(page.getByText("Enter text for this option, or remove it")).toBeVisible();
  await page.getByLabel("Choice 2 of blank 3", { exact: true }).fill("slips");
  await page.getByLabel("Feedback on choice 2 of blank 3").fill("Not if it is dressed well.");
  await expect(saved).toBeVisible();
  await expect(seen.getByRole("textbox")).toHaveCount(2);
  await expect(seen.getByRole("combobox", { name: "Blank 3 of 3" }).getByRole("option")).toHaveCount(3);
  await expectAccessible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible();

  // A blank that is deleted from the text keeps its answers until its author removes it.
  await text.fill("A bowline makes a [[1]] that [[3]].");
  await expect(page.getByText("Blank 2 isn’t in the text")).toBeVisible();
  await expect(page.getByLabel("Tolerance")).toHaveValue("10%");
  await expectAccessible();
  await text.press("End");
  await page.keyboard.type(" It is ");
  await page.getByRole("button", { name: "Insert blank 2 again" }).press("Enter");
  await expect(text).toHaveValue("A bowline makes a [[1]] that [[3]]. It is [[2]]");
  await expect(page.getByText("isn’t in the text")).toHaveCount(0);
  await page.getByRole("button", { name: "Remove blank 2" }).click();
  await expect(text).toHaveValue("A bowline makes a [[1]] that [[3]]. It is ");
  await expect(saved).toBeVisible();

  await page.reload();
  await expect(page.getByLabel("Answer 1 of blank 1", { exact: true })).toHaveValue("loop");
  await expect(page.getByLabel("Choice 1 of blank 3", { exact: true })).toHaveValue("holds");
  await expect(page.getByLabel("Kind of blank 2")).toHaveCount(0);
});

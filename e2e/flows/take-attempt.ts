import { expect, type Locator, type Page } from "@playwright/test";
import type { AssessmentDocument } from "../../src/features/interchange/course-document";
import type { QuestionDocument } from "../../src/features/questions/course-files";
import { rightText } from "./right-text";

/** Answers one question group with what the course file says is right. Shuffled options are found by their words. */
async function answer(page: Page, at: number, question: QuestionDocument, areShuffled: boolean): Promise<void> {
  const group = page.locator("fieldset[id^=q]").nth(at);
  if (question.numeric) {
    await group.getByRole("textbox").fill(question.numeric.value);
    await group.getByRole("textbox").blur();
    return;
  }
  if (question.accepted.length > 0) {
    const text = question.accepted.find(({ isRegex }) => !isRegex)?.text ?? question.accepted[0]?.text ?? "";
    await group.getByRole("textbox").fill(text);
    await group.getByRole("textbox").blur();
    return;
  }
  if (question.type === "ORDERING") {
    const items = question.options.map(({ text }) => text);
    return putInOrder(group, items);
  }
  if (question.blanks) {
    for (const { blank, accept, answer: value, options } of question.blanks) {
      const field = group.locator(`[data-blank="${blank}"]`);
      const right = options?.find(({ correct }) => correct)?.text;
      if (right) await field.selectOption({ label: right });
      else await field.fill(accept ? rightText(accept) : (value ?? ""));
      await field.blur();
    }
    return;
  }
  if (question.pairs) {
    for (const { prompt, answer: right } of question.pairs)
      await group.getByLabel(prompt).selectOption({ label: right });
    return;
  }
  // What a person grades is left open, so that the result is there at once.
  if (question.type === "ESSAY") return;
  const choices = group.getByRole(question.type === "MULTIPLE_CHOICE" ? "checkbox" : "radio");
  await expect(choices).toHaveCount(question.options.length);
  for (const [index, { correct, text }] of question.options.entries()) {
    if (!correct) continue;
    await (areShuffled ? group.getByLabel(text, { exact: true }) : choices.nth(index)).check();
  }
}

/** With the keyboard alone: each item is moved up to its place. */
export async function putInOrder(group: Locator, items: readonly string[]): Promise<void> {
  for (const [place, text] of items.entries()) {
    const up = group.getByRole("button", { name: `Move up: ${text}` });
    const at = async () => (await group.locator("[data-order-text]").allTextContents()).indexOf(text);
    await up
      .or(group.getByRole("button", { name: `Move down: ${text}` }))
      .first()
      .waitFor();
    for (let now = await at(); now > place; now -= 1) {
      await up.focus();
      await up.press("Enter");
      await expect.poll(at).toBe(now - 1);
    }
  }
  // The order that it starts in may be the right one.
  const keep = group.getByRole("button", { name: "Answer with this order" });
  if (await keep.isVisible()) await keep.press("Enter");
}

/** From the start screen to the review: every question answered from the file, every answer stored, submitted, passed. */
export async function takeAttempt(
  page: Page,
  assessment: AssessmentDocument,
  checkPage: () => Promise<void>,
): Promise<void> {
  await page.getByRole("button", { name: /^(Start|Resume) attempt$/ }).click();
  await expect(page).toHaveURL(/\/attempt$/);
  await expect(page.locator("fieldset[id^=q]")).toHaveCount(assessment.questions.length);
  await checkPage();
  for (const [at, question] of assessment.questions.entries())
    await answer(page, at, question, assessment.shuffleAnswers);
  await expect(
    page
      .getByRole("status")
      .filter({ hasText: /^Saved/ })
      .first(),
  ).toBeVisible();
  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  await expect(page.getByText("Score").first()).toBeVisible();
  await expect(page.getByText("Passed", { exact: true }).first()).toBeVisible();
}

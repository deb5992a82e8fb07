import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/test";
import { enrollSomeoneNew, startAttempt } from "../../flows/start-attempt";

async function beginAttempt(page: Page): Promise<void> {
  await enrollSomeoneNew(page);
  await startAttempt(page);
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const questionOf = (page: Page, text: string) => page.getByRole("group").filter({ hasText: text });
const itemsOf = (page: Page) => page.locator("[data-order-text]").allTextContents();

test("items are put in order by keyboard and by mouse, the order is kept, and the review tells place by place", async ({
  page,
  expectAccessible,
}) => {
  await beginAttempt(page);
  const question = questionOf(page, "Put them in order");
  const first = await itemsOf(page);
  expect(first).toHaveLength(4);
  await expectAccessible();

  // By keyboard: the second item up. It says where it is now, and the focus stays on it.
  const up = question.getByRole("button", { name: `Move up: ${first[1]}` });
  await up.focus();
  await up.press("Enter");
  await expect.poll(() => itemsOf(page)).toEqual([first[1], first[0], first[2], first[3]]);
  await expect(question.getByText("Moved to position 1 of 4")).toBeAttached();
  await expect(question.getByRole("button", { name: `Move down: ${first[1]}` })).toBeFocused();
  await expect(saved(page)).toBeVisible();

  // By mouse: the last item to the top.
  const lines = question.getByRole("listitem");
  const [from, to] = [await lines.nth(3).boundingBox(), await lines.first().boundingBox()];
  await page.mouse.move((from?.x ?? 0) + 60, (from?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 60, (to?.y ?? 0) + 2, { steps: 8 });
  await page.mouse.up();
  const order = [first[3], first[1], first[0], first[2]];
  await expect.poll(() => itemsOf(page)).toEqual(order);
  await expect(saved(page)).toBeVisible();

  await page.setViewportSize({ width: 360, height: 740 });
  await page.reload();
  await expect.poll(() => itemsOf(page)).toEqual(order);
  await expectAccessible();

  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  const review = page.getByRole("article").filter({ hasText: "Put them in order" });
  await expect(review.locator("[data-answer-row]").first()).toContainText(order[0] ?? "");
  await expect(review.locator("[data-answer-row]").first()).toContainText("1");
  await expectAccessible();
});

test("the order that a question starts in is no answer until it is confirmed", async ({ page }) => {
  await beginAttempt(page);
  const question = questionOf(page, "Put them in order");
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toHaveCount(0);
  const keep = question.getByRole("button", { name: "Answer with this order" });
  await keep.focus();
  await keep.press("Enter");
  await expect(saved(page)).toBeVisible();
  await expect(keep).toHaveCount(0);
});

test("prompts are matched by keyboard, part of the points is earned, and both devices show the same", async ({
  page,
  context,
  newVisitor,
}) => {
  await beginAttempt(page);
  const low = page.getByRole("combobox", { name: "A deep low" });
  await low.focus();
  await page.keyboard.type("The sea rises");
  await expect(low.locator("option:checked")).toHaveText("The sea rises by some centimeters");
  await page.getByRole("combobox", { name: "A gale toward the shore" }).selectOption("High water comes an hour later");
  await expect(saved(page)).toBeVisible();

  const device = await newVisitor();
  await device.context().addCookies(await context.cookies());
  await device.goto(page.url());
  await expect(device.getByRole("combobox", { name: "A deep low" }).locator("option:checked")).toHaveText(
    "The sea rises by some centimeters",
  );
  await expect(device.getByRole("combobox", { name: "A strong high" }).locator("option:checked")).toHaveText("Choose");

  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  const review = page.getByRole("article").filter({ hasText: "Match each cause" });
  await expect(review.locator("[data-marks]")).toContainText("1 / 3");
  await expect(review.locator("[data-answer-row]").filter({ hasText: "A gale toward the shore" })).toContainText(
    "wrong",
  );
});

test("blanks in a text are filled in by keyboard alone, kept, and reviewed one by one", async ({
  page,
  expectAccessible,
}) => {
  await beginAttempt(page);
  // The group is named by the text, in which a blank has a word.
  const question = page.getByRole("group", {
    name: "Complete the note in the log: Pressure 1003 hPa, so about blank 1 cm more than the table says. Wind blank 2 the land",
  });
  const first = question.getByRole("textbox", { name: "Blank 1 of 3" });
  await first.focus();
  await page.keyboard.type("ten");
  await page.keyboard.press("Tab");
  await expect(first).toHaveAttribute("aria-invalid", "true");
  await expect(question.getByText("Enter numbers in digits")).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("10");
  await page.keyboard.press("Tab");
  await expect(first).not.toHaveAttribute("aria-invalid", "true");
  await expect(question.getByRole("textbox", { name: "Blank 2 of 3" })).toBeFocused();
  await page.keyboard.type("Towards");
  await page.keyboard.press("Tab");
  const list = question.getByRole("combobox", { name: "Blank 3 of 3" });
  await expect(list).toBeFocused();
  await page.keyboard.type("go as");
  await expect(list.locator("option:checked")).toHaveText("go as planned");
  await expect(saved(page)).toBeVisible();
  await expect(question).toHaveAttribute("data-answered");
  await expectAccessible();

  await page.setViewportSize({ width: 320, height: 640 });
  await page.reload();
  await expect(first).toHaveValue("10");
  await expect(question.getByRole("textbox", { name: "Blank 2 of 3" })).toHaveValue("Towards");
  await expect(list.locator("option:checked")).toHaveText("go as planned");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible();

  await page.getByRole("button", { name: "Submit attempt" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page).toHaveURL(/\/attempt\/[0-9a-f-]{36}$/);
  const review = page.getByRole("article").filter({ hasText: "Complete the note" });
  await expect(review.locator("[data-marks]")).toContainText("2 / 3");
  await expect(review.locator("[data-answer-row]")).toHaveCount(3);
  await expect(review.locator("[data-answer-row]").nth(1)).toContainText("Towards");
  await expect(review.locator("[data-answer-row]").nth(2)).toContainText("wrong");
  await expect(review.getByText("Both errors add up")).toBeVisible();
  await expect(review.locator("h3 .blank-mark")).toHaveText(["Blank 1", "Blank 2", "Blank 3"]);
  await expectAccessible();
});

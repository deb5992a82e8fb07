import { expect, type Locator, type Page } from "@playwright/test";

/** The editor on the page of pieces that holds it, with one of its samples. */
export async function openEditor(page: Page, sample: "empty" | "source" | "tides"): Promise<Locator> {
  await page.goto(`/pieces/editor?sample=${sample}`);
  const text = page.getByRole("textbox", { name: "Lesson content" });
  await expect(text).toBeVisible();
  return text;
}

export const markdown = (page: Page) => page.locator("[data-markdown]");

/** Byte for byte: the usual comparison of texts overlooks spaces and line ends. */
export const expectMarkdown = (page: Page, expected: string) =>
  expect.poll(() => markdown(page).textContent(), { message: "the Markdown that is stored" }).toBe(expected);

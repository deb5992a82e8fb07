import type { Locator, Page } from "@playwright/test";

/** The way back from what was just done, held: it goes after eight seconds, but not while someone is on it. */
export async function holdUndo(page: Page): Promise<Locator> {
  const undo = page.locator("[data-toasts]").getByRole("button", { name: "Undo" });
  await undo.focus();
  return undo;
}

import type { Page } from "@playwright/test";

/** From the next page on the reader saves data: no code is fetched before it is used. */
export const saveData = (page: Page): Promise<unknown> =>
  page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));

import type { Page } from "@playwright/test";

/** As on a slow device, whose next frame comes late: what is typed right after a key or a click has to be in its place all the same. */
export const drawLate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 2000);
  });

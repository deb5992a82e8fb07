import type { Page } from "@playwright/test";

const controls =
  "button, input, select, textarea, summary, a[href], label[for], [contenteditable=true], [data-handle], [role=button]";

/**
 * What is to be touched on the page and is smaller than 24 by 24 CSS pixels (WCAG 2.5.8). A box to check counts with the words that
 * check it as well. Links within a sentence are excepted, and what only screen readers meet.
 */
export const findSmallTargets = (page: Page): Promise<string[]> =>
  page.locator(controls).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const isLinkInText = element.matches("a") && getComputedStyle(element).display === "inline";
      if (!element.checkVisibility({ visibilityProperty: true }) || isLinkInText) return [];
      const row = element.matches("[type=checkbox], [type=radio]") ? element.closest("label") : null;
      const { width, height } = (row ?? element).getBoundingClientRect();
      const isForReaders = width <= 1 && height <= 1;
      if (isForReaders || (width >= 24 && height >= 24)) return [];
      return [`${Math.round(width)} by ${Math.round(height)}: ${element.outerHTML.slice(0, 160)}`];
    }),
  );

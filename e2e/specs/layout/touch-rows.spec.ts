import { expect, test } from "../../fixtures/test";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

test("a box or radio button sits on the first line of its words where a finger chooses", async ({ page, signInAs }) => {
  await signInAs("student");
  await page.goto("/account/preferences");
  expect(await page.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
  const rows = await page.locator("label.check").evaluateAll((labels) =>
    labels.map((label) => {
      const middleOf = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
      const words = document.createRange();
      words.selectNodeContents(label.lastChild ?? label);
      const [firstLine] = words.getClientRects();
      const box = label.querySelector("input")?.getBoundingClientRect();
      const off = firstLine && box ? Math.abs(middleOf(firstLine) - middleOf(box)) : Number.POSITIVE_INFINITY;
      return { off, height: label.getBoundingClientRect().height };
    }),
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { off, height } of rows) {
    expect(off).toBeLessThanOrEqual(1);
    expect(height).toBeGreaterThanOrEqual(44);
  }
});

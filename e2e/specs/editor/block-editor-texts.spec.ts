import type { Locator } from "@playwright/test";
import {
  asMarkdown,
  fromGoogleDocs,
  fromWebPage,
  fromWord,
} from "../../../src/features/editor/components/paste/clipboard-fixtures";
import { expect, test } from "../../fixtures/test";
import { expectMarkdown, openEditor } from "../../flows/open-editor";

// What is the same with a finger and with a mouse, or sets its widths itself: run once. The rest is in block-editor.spec.ts.

/** What a program leaves on the clipboard, arriving as the browser's own event. */
async function paste(text: Locator, data: Record<string, string>): Promise<void> {
  await text.evaluate((element, formats) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(formats)) clipboardData.setData(type, value);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

test("Shift and Enter break a line, and the break stays when its paragraph changes", async ({ page }) => {
  const text = await openEditor(page, "empty");
  await text.click();
  await page.keyboard.type("Roses are red ");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("violets");
  await expectMarkdown(page, "Roses are red\\\nviolets\n");
  await page.keyboard.type(" are blue");
  await expectMarkdown(page, "Roses are red\\\nviolets are blue\n");
});

const clipboards: [string, Record<string, string>, string][] = [
  [
    "Word",
    { "text/html": fromWord, "text/plain": "Reading the gauge" },
    "## Reading the gauge\n\nWater **rises** and *falls* twice a day.\n\n- The moon pulls\n  - harder when near\n- The sun pulls\n\n3. Write it down\n\n| **Tide** | Height |\n| - | - |\n| Springs | 5.1 m |\n",
  ],
  [
    "Google Docs",
    { "text/html": fromGoogleDocs, "text/plain": "A tide is a sum" },
    "# A tide is a sum\n\n**Bold** and *slanted* with a [link](https://example.org/tides)\n\n- First\n  - Inside\n\n[A gauge](https://lh7.example.com/docsz/AD_4nXe)\n",
  ],
  [
    "a page",
    { "text/html": fromWebPage, "text/plain": "Low water" },
    '### Low water\n\nFirst line\\\nsecond line\n\nGo to nowhere or [somewhere](https://example.org).\n\n```python\nprint(1)\nprint(2)\n```\n\n::embed[The harbour]{url="https://www.youtube.com/embed/dQw4w9WgXcQ"}\n\n| A |\n| -: |\n| 1 |\n',
  ],
  [
    "a text editor",
    { "text/plain": asMarkdown },
    "## Low water\n\n- [ ] look up *the hour*\n- [x] look up the height\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n$$\nx^2\n$$\n\n<div>kept</div>\n",
  ],
];
for (const [program, data, expected] of clipboards)
  test(`what comes from ${program} comes in clean`, async ({ page }) => {
    const text = await openEditor(page, "empty");
    await text.click();
    await paste(text, data);
    await expectMarkdown(page, expected);
  });

for (const width of [360, 1280])
  for (const colorScheme of ["light", "dark"] as const)
    test(`every block is accessible at ${width} px, ${colorScheme}, and nothing scrolls sideways`, async ({
      page,
      expectAccessible,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const text = await openEditor(page, "tides");
      await expect(page.locator("math").first()).toBeVisible();
      await expectAccessible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await text.getByText("Springs").click();
      await expect(page.getByRole("toolbar", { name: "Table" })).toBeVisible();
      await expectAccessible();
    });

test("pages that do not edit fetch no editor", async ({ page }) => {
  const fetched: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") fetched.push(await response.text());
  });
  await page.goto("/pieces");
  await page.waitForLoadState("networkidle");
  expect(fetched.length).toBeGreaterThan(0);
  expect(fetched.some((code) => code.includes("ProseMirror"))).toBe(false);
});

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { localeCookie } from "../../../src/i18n/locales";
import { expect, test } from "../../fixtures/test";
import { walks } from "../../flows/every-page";

test.describe.configure({ mode: "parallel" });

const sizes = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];

/** All of axe but contrast: colours know no direction, and that rule takes longer than all the others together. */
async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).disableRules("color-contrast").analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`);
}

/** Leaves the page in the last of the widths: narrow, where most is folded away and axe has most to find. */
async function findOverflow(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > size.width) found.push(`${width} px wide in ${size.width}`);
  }
  return found;
}

for (const [who, walk] of Object.entries(walks)) {
  test(`every page that ${who} meets reads from the right`, async ({ newVisitor, baseURL }) => {
    test.setTimeout(120_000);
    await walk({
      newVisitor: async () => {
        const page = await newVisitor();
        await page.context().addCookies([{ name: localeCookie, value: "ar-XB", url: baseURL ?? "" }]);
        return page;
      },
      check: async (page, where) => {
        await expect(page.locator("html"), where).toHaveAttribute("dir", "rtl");
        expect(await findOverflow(page), where).toEqual([]);
        expect(await findViolations(page), `axe on ${where}`).toEqual([]);
      },
    });
  });
}

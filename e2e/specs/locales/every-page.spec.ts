import type { Page } from "@playwright/test";
import { localeCookie } from "../../../src/i18n/locales";
import { findViolationsInBothThemes } from "../../fixtures/run-axe";
import { expect, test } from "../../fixtures/test";
import { walks } from "../../flows/every-page";
import { isHardCoded, readInterface } from "../../flows/read-interface";
import { Writings } from "../../flows/written-by-people";

/**
 * Where the page is filled with what people wrote, in fields, captions, templates and emails, and with names of languages in
 * those languages; and the pieces of the design, which no one is led to. Their own words are on the pages beside them.
 */
const writtenByPeople =
  /^\/(pieces|instructor\/(templates|courses\/[^/]+\/(details|captions|lessons))|admin\/(outbox|pages\/[a-z]+|prompts))(\/|\?|$)/;

test.describe.configure({ mode: "parallel" });

const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };

/**
 * What the page says that neither the catalog nor anyone wrote. Other journeys write, rename and delete meanwhile: what is
 * found is looked for once more in the page loaded again, where a word of the interface's own is still there.
 */
async function findHardCoded(page: Page, where: string, written: Writings): Promise<string[]> {
  const asked = [...new URL(page.url()).searchParams.values()].filter((value) => value.length > 1);
  const look = async () => {
    const hardCoded = (texts: string[]) => texts.filter((text) => isHardCoded(text, written.longestFirst, asked));
    const unknown = hardCoded(await readInterface(page));
    if (unknown.length === 0) return [];
    await written.lookAgain();
    return hardCoded(unknown);
  };
  const found = await look();
  // A state that was led to by hand is gone after that.
  if (found.length === 0 || !/^\/\S*$/.test(where)) return found;
  await page.reload({ waitUntil: "domcontentloaded" });
  const again = await look();
  return found.filter((text) => again.includes(text));
}

/** Leaves the page in the last of the widths: narrow, where most is folded away and axe has most to find. */
async function findOverflow(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const size of [wide, narrow]) {
    await page.setViewportSize(size);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > size.width) found.push(`${width} px wide in ${size.width}`);
  }
  return found;
}

for (const [who, walk] of Object.entries(walks)) {
  test(`every page that ${who} meets is of the catalogue's words, reads from the right, and passes axe in both themes`, async ({
    newVisitor,
    baseURL,
    passedContrasts,
  }) => {
    test.setTimeout(900_000);
    const found = new Set<string>();
    const written = new Writings();
    await walk({
      newVisitor: async () => {
        const page = await newVisitor();
        await page.context().addCookies([{ name: localeCookie, value: "ar-XB", url: baseURL ?? "" }]);
        return page;
      },
      check: async (page, where) => {
        await expect(page.locator("html"), where).toHaveAttribute("dir", "rtl");
        if (!writtenByPeople.test(where)) {
          for (const text of await findHardCoded(page, where, written)) found.add(`${where}: ${text}`);
        }
        expect.soft(await findOverflow(page), where).toEqual([]);
        expect.soft(await findViolationsInBothThemes(page, passedContrasts), `axe on ${where}`).toEqual([]);
        await page.setViewportSize(wide);
      },
    });
    expect([...found]).toEqual([]);
  });
}

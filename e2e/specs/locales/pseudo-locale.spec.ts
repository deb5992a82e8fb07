import type { Page } from "@playwright/test";
import { localeCookie } from "../../../src/i18n/locales";
import { expect, test } from "../../fixtures/test";
import { walks } from "../../flows/every-page";
import { listWritings, oneLine } from "../../flows/written-by-people";

test.describe.configure({ mode: "parallel" });

/**
 * What is not the interface's own: texts of authors, figures of the locale's formats, code, and what carries a language
 * of its own. Marked on the element, so that it is exempt for a reason that the page itself gives.
 */
const foreign =
  "script, style, noscript, template, code, pre, kbd, time, math, [translate=no], body [lang], .content, .mono";

interface Seen {
  where: string;
  text: string;
}

/** Text nodes, and the attributes that are read out or shown, as they stand in the page. */
function readInterface(page: Page): Promise<string[]> {
  return page.evaluate((exempt) => {
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(exempt)) texts.push(node.textContent ?? "");
    }
    for (const element of document.body.querySelectorAll("*")) {
      if (element.closest(exempt)) continue;
      for (const name of ["aria-label", "aria-description", "aria-valuetext", "alt", "placeholder", "title"]) {
        texts.push(element.getAttribute(name) ?? "");
      }
    }
    const description = document.querySelector<HTMLMetaElement>("meta[name=description]");
    return [...texts, description?.content ?? ""];
  }, foreign);
}

/** Names of languages, units of size and files are written by the locale's formats or by whoever made them. */
const writtenElsewhere = /\b(English|[kMG]B|[\w-]+\.zip)(?!\w)/g;

/** Pseudo-text has no two plain letters in a row (x and q excepted); what people wrote has been taken out before. */
function isHardCoded(text: string, writings: readonly string[]): boolean {
  let rest = oneLine(text).replace(writtenElsewhere, " ");
  if (!/[a-z]{2}/i.test(rest)) return false;
  for (const writing of writings) rest = rest.replaceAll(writing, " ");
  return /[a-pr-wyz]{2}/i.test(rest);
}

for (const [who, walk] of Object.entries(walks)) {
  test(`every word that ${who} meets comes from the catalogue of messages`, async ({ newVisitor, baseURL }) => {
    test.setTimeout(120_000);
    const seen: Seen[] = [];
    await walk({
      newVisitor: async () => {
        const page = await newVisitor();
        await page.context().addCookies([{ name: localeCookie, value: "en-XA", url: baseURL ?? "" }]);
        return page;
      },
      check: async (page, where) => {
        await expect(page.locator("html"), where).toHaveAttribute("lang", "en-XA");
        seen.push(...(await readInterface(page)).map((text) => ({ where, text })));
      },
    });
    const writings = await listWritings();
    const found = seen.filter(({ text }) => isHardCoded(text, writings)).map(({ where, text }) => `${where}: ${text}`);
    expect([...new Set(found)]).toEqual([]);
  });
}

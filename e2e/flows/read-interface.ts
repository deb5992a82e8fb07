import type { Page } from "@playwright/test";
import { oneLine } from "./written-by-people";

/**
 * What is not the interface's own: texts of authors, figures of the locale's formats, code, and what carries a language
 * of its own. Marked on the element, so that it is exempt for a reason that the page itself gives.
 */
const foreign =
  "script, style, noscript, template, code, pre, kbd, time, math, [translate=no], body [lang], .content, .mono";

/** Text nodes, and the attributes that are read out or shown, as they are in the page. */
export function readInterface(page: Page): Promise<string[]> {
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

/**
 * Names of days, months, languages, zones, units of size and files are written by the locale’s formats or by whoever made them;
 * products keep theirs.
 */
const writtenElsewhere =
  /\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|English|UTC|Chrome|Linux|[kMG]B|[\w-]+\.zip)(?!\w)/g;

/** Other journeys take in money of their own. */
const currencyCodes = new RegExp(`\\b(?:${Intl.supportedValuesOf("currency").join("|")})\\b`, "g");

const withoutFormats = (text: string): string => text.replace(writtenElsewhere, " ").replace(currencyCodes, " ");

const without = (text: string, parts: readonly string[]): string =>
  parts.reduce((rest, part) => rest.replaceAll(part, " "), text);

/**
 * Pseudo-text has no two plain letters in a row (x and q excepted). What people wrote and what the page was `asked` for is taken
 * out, and the words of formats: in both orders, since what is taken out first may be a part of the other ("May" of a title).
 */
export function isHardCoded(text: string, writings: readonly string[], asked: readonly string[]): boolean {
  const line = oneLine(text);
  if (!/[a-z]{2}/i.test(line)) return false;
  const formatsFirst = without(withoutFormats(line), [...asked, ...writings]);
  const formatsLast = withoutFormats(without(line, [...writings, ...asked]));
  return [formatsFirst, formatsLast].every((rest) => /[a-pr-wyz]{2}/i.test(rest));
}

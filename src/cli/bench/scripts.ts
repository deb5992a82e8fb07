import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../test/find-browser";
import { type Figure, figure, say, type Verdict } from "./figure";
import { emptyPageScripts, mostScriptBytes } from "./page-budgets";
import { describeScripts, type ScriptFile, scriptsOf, totalBytes } from "./script-bytes";
import type { JourneyPage } from "./statements";
import type { Visitor } from "./visitor";

const measured = ["landing", "catalogue", "course page", "lesson, signed in", "start screen", "attempt"];

async function fetchScripts(browser: Browser, address: string, viewer?: Visitor): Promise<ScriptFile[]> {
  const context = await browser.newContext();
  try {
    if (viewer?.cookie) {
      const [name = "", value = ""] = viewer.cookie.split("=");
      await context.addCookies([{ name, value, url: viewer.url }]);
    }
    return await scriptsOf(await context.newPage(), address);
  } finally {
    await context.close();
  }
}

/** What each page ships beyond an empty one. Nothing without a browser. */
export async function measureScripts(
  pages: readonly JourneyPage[],
  emptyPageUrl: string,
): Promise<{ figures: Figure[]; verdicts: Verdict[] }> {
  const executablePath = findBrowser();
  if (!executablePath) {
    say("No browser was found, so JavaScript isn't measured.");
    return { figures: [], verdicts: [] };
  }
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  const figures: Figure[] = [];
  const verdicts: Verdict[] = [];
  try {
    const empty = totalBytes(await fetchScripts(browser, emptyPageUrl));
    const drift = Math.abs(empty - emptyPageScripts.bytes);
    verdicts.push({
      what: `an empty page ships ${empty} bytes of JavaScript; page-budgets.ts says ${emptyPageScripts.bytes}`,
      isKept: drift <= emptyPageScripts.bytes / 200,
    });
    for (const { name, path, viewer } of pages.filter((page) => measured.includes(page.name))) {
      const files = await fetchScripts(browser, viewer.url + path, viewer);
      const beyond = totalBytes(files) - empty;
      const limit = name === "attempt" ? mostScriptBytes.attempt : mostScriptBytes.reading;
      figures.push(figure(`${name}: JavaScript beyond an empty Next page, against it`, "bytes (gzip)", beyond, empty));
      verdicts.push({ what: `${name}: ${beyond} bytes of JavaScript, at most ${limit}`, isKept: beyond <= limit });
      if (beyond > limit) say(`JavaScript of ${path}:\n${describeScripts(files)}`);
    }
  } finally {
    await browser.close();
  }
  return { figures, verdicts };
}

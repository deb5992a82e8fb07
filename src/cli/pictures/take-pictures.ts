import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { readDemoIds } from "../../../e2e/specs/policy/ids";
import { type Onlooker, pictured } from "./pages";

const widths = [1280, 360] as const;
const themes = ["light", "dark"] as const;
const settleMilliseconds = 15_000;

/** The name of a page's picture: its address without what differs between two sites with the same content. */
const nameOf = (onlooker: Onlooker, address: string): string =>
  `${onlooker}-${
    address
      .replace(/[{}]/g, "")
      .replace(/[^\w]+/g, "-")
      .replace(/^-|-$/g, "") || "home"
  }`;

/** What moves or tells the time is still and covered, so that two pictures of one page are the same picture. */
const stillness = `
  *, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
  time, [data-moving] { color: transparent !important; background: currentcolor !important; }`;

/**
 * Photographs the chosen pages of a site with demo content at both widths in both themes, each as a PNG of the whole page in
 * `folder`.
 * @returns how many pictures there are.
 */
export async function takePictures(
  site: { url: string; dataDir: string },
  folder: string,
  { executablePath, say }: { executablePath: string; say: (line: string) => void },
): Promise<number> {
  process.env.E2E_DATA_DIR = site.dataDir;
  const fillIn = await readDemoIds({});
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  let count = 0;
  try {
    for (const onlooker of Object.keys(pictured) as Onlooker[])
      for (const width of widths)
        for (const theme of themes) {
          const context = await enter(browser, site.url, { onlooker, width, theme });
          const page = await context.newPage();
          for (const address of pictured[onlooker]) {
            const path = join(folder, `${nameOf(onlooker, address)}-${width}-${theme}.png`);
            await takePicture(page, site.url + fillIn(address), path);
            count += 1;
          }
          await context.close();
          say(`${onlooker}, ${width} px, ${theme}: ${pictured[onlooker].length} pages`);
        }
  } finally {
    await browser.close();
  }
  return count;
}

async function enter(
  browser: Browser,
  baseURL: string,
  { onlooker, width, theme }: { onlooker: Onlooker; width: number; theme: "light" | "dark" },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height: 800 },
    colorScheme: theme,
    reducedMotion: "reduce",
    timezoneId: "Europe/London",
    locale: "en-US",
    // The style that holds pages still is added from outside, which the site's policy refuses.
    bypassCSP: true,
  });
  if (onlooker === "nobody") return context;
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator("[name=email]").fill(`${onlooker}@demo.test`);
  await page.locator("[name=password]").fill("lectern-demo");
  await page.locator("main form [type=submit]").click();
  await page.waitForURL(/\/dashboard$/);
  await page.close();
  return context;
}

/**
 * Resolves once nothing has changed on the page for a while: what loads on demand is there. The page evaluates its text, so it
 * contains no function with a name of its own, which the loader of these sources would wrap in a helper that the page lacks.
 */
const untilQuiet = () =>
  new Promise<void>((resolve) => {
    let timer = setTimeout(resolve, 700);
    setTimeout(resolve, 10_000);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 700);
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });

async function takePicture(page: Page, url: string, path: string): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  await page.locator("html[data-ready]").waitFor({ state: "attached", timeout: settleMilliseconds });
  await page.addStyleTag({ content: stillness });
  await page.evaluate(untilQuiet);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, fullPage: true });
}

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { CommandError } from "./command-error";
import { comparePictures, percentOf, writeSheet } from "./pictures/compare-pictures";
import { takePictures } from "./pictures/take-pictures";
import { runCommand } from "./run-command";
import { findBrowser, howToGetABrowser } from "./test/find-browser";
import { startOwnSite } from "./test/own-site";

const usage = `Usage: npm run test:pictures -- take NAME              photographs about 80 pages of a demo site
       npm run test:pictures -- compare BEFORE AFTER   compares what was taken under these names

Pictures are in test-results/pictures/NAME. Build the site first (npm test -- build).`;

/** Of a page's pixels: more than this is a change of the look. */
const mostDifferent = 0.001;
const root = resolve("test-results/pictures");
const folderOf = (name: string) => resolve(root, name);
const isName = (text: string | undefined): text is string => text !== undefined && /^[\w-]{1,40}$/.test(text);

async function take(name: string): Promise<void> {
  const executablePath = findBrowser();
  if (!executablePath) throw new CommandError(howToGetABrowser);
  const dataDir = resolve(root, ".site");
  mkdirSync(dataDir, { recursive: true });
  const site = await startOwnSite(dataDir);
  try {
    const count = await takePictures({ url: site.url, dataDir }, folderOf(name), { executablePath, say: console.log });
    console.log(`${count} pictures in ${folderOf(name)}`);
  } finally {
    await site.stop();
  }
}

async function compare(before: string, after: string): Promise<void> {
  const compared = await comparePictures(folderOf(before), folderOf(after));
  const sheet = resolve(root, `${before}-${after}.html`);
  writeSheet(sheet, compared, [folderOf(before), folderOf(after)]);
  const changed = compared.filter(({ share }) => share > mostDifferent);
  for (const { name, share } of changed) console.log(`${percentOf(share)}  ${name}`);
  console.log(`${compared.length} pictures compared; side by side in ${sheet}`);
  if (changed.length > 0)
    throw new CommandError(
      `${changed.length} pictures differ in more than ${percentOf(mostDifferent)} of their pixels.`,
    );
}

/** Shows what a change does to the look: pictures before and after it, and how much they differ. */
async function testPictures([what, first, second]: string[]): Promise<void> {
  if (what === "take" && isName(first) && second === undefined) return take(first);
  if (what === "compare" && isName(first) && isName(second)) return compare(first, second);
  throw new CommandError(usage);
}

await runCommand({ usage, words: [2, 3] }, testPictures);

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite, isBuilt } from "../site/build-site";
import { isStrict } from "./environment";
import { findBrowser, howToGetABrowser } from "./find-browser";
import { currentBuild, ownBuild, startOwnSite } from "./own-site";
import { nodeTool, nothing, runTool, type Skip, type Suite, type SuiteResult } from "./suite";

export const buildSuite: Suite = {
  name: "build",
  budgetMinutes: 2,
  run: async () => {
    try {
      if (!isBuilt(currentBuild())) await buildSite(ownBuild);
      return { passed: 1, failed: 0, skipped: [] };
    } catch (error) {
      console.log((error as Error).message);
      return { passed: 0, failed: 1, skipped: [] };
    }
  },
};

type PlaywrightTest = { status: string; projectName: string; annotations: { type: string; description?: string }[] };
type PlaywrightSuite = {
  title: string;
  specs?: { title: string; tests: PlaywrightTest[] }[];
  suites?: PlaywrightSuite[];
};

function readReport(path: string): SuiteResult {
  const result = { passed: 0, failed: 0, skipped: [] as Skip[] };
  const read = (suite: PlaywrightSuite): void => {
    for (const { title, tests } of suite.specs ?? []) {
      for (const test of tests) {
        if (test.status === "expected") result.passed += 1;
        else if (test.status === "skipped") {
          const reason = test.annotations.find(({ type }) => type === "skip" || type === "fixme")?.description;
          result.skipped.push({
            name: `${suite.title}: ${title} (${test.projectName})`,
            reason: reason ?? "no reason given",
          });
        } else result.failed += 1;
      }
    }
    for (const inner of suite.suites ?? []) read(inner);
  };
  const report = JSON.parse(readFileSync(path, "utf8")) as { suites: PlaywrightSuite[]; errors: unknown[] };
  for (const suite of report.suites) read(suite);
  result.failed += report.errors.length;
  return result;
}

async function runBrowserTests(browser: string, patterns: readonly string[]): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-e2e-"));
  const dataDir = join(folder, "data");
  const report = join(folder, "report.json");
  try {
    const site = await startOwnSite(dataDir);
    const env = {
      E2E_BASE_URL: site.url,
      E2E_DATA_DIR: dataDir,
      E2E_BUILD: currentBuild(),
      E2E_CHROMIUM: browser,
      E2E_TRACE: patterns.length > 0 ? "1" : "",
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    };
    const command = nodeTool("@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts", ...patterns);
    const code = await runTool(command, { env }).finally(site.stop);
    const result = readReport(report);
    return code === 0 ? result : { ...result, failed: Math.max(1, result.failed) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Journeys in a real browser against the production build. */
export const endToEndSuite = (patterns: readonly string[]): Suite => ({
  name: "e2e",
  budgetMinutes: 12,
  run: async () => {
    const browser = findBrowser();
    if (!browser) {
      console.log(`  ${howToGetABrowser}`);
      if (isStrict()) return { ...nothing, failed: 1 };
      return { ...nothing, skipped: [{ name: "end-to-end tests", reason: "no browser" }] };
    }
    try {
      return await runBrowserTests(browser, patterns);
    } catch (error) {
      console.log((error as Error).message);
      return { ...nothing, failed: 1 };
    }
  },
});

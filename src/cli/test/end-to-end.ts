import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite, isBuilt } from "../site/build-site";
import { endSignal } from "./end-run";
import { isStrict } from "./environment";
import { findBrowser, howToGetABrowser } from "./find-browser";
import { currentBuild, ownBuild, startOwnSite } from "./own-site";
import { inOneLine, readResult } from "./progress";
import { nodeTool, nothing, runTool, type Suite, type SuiteResult, suiteFailure } from "./suite";

export const buildSuite: Suite = {
  name: "build",
  budgetMinutes: 2,
  limitMinutes: 10,
  run: async () => {
    try {
      if (!isBuilt(currentBuild())) await buildSite(ownBuild, endSignal);
      return { ...nothing, passed: 1 };
    } catch (error) {
      const { message } = error as Error;
      console.log(message);
      return { ...nothing, failures: [suiteFailure("build", "the production build", inOneLine(message))] };
    }
  },
};

/** As many tests may need a second try; more say that something is wrong. */
const mostFlaky = 3;

function judge(report: SuiteResult | null, code: number): SuiteResult {
  if (!report) return { ...nothing, failures: [suiteFailure("e2e", "Playwright", `ended with ${code} and no report`)] };
  const failures = [...report.failures];
  if (report.flaky.length > mostFlaky) {
    const message = `${report.flaky.length} tests passed only on the second try; ${mostFlaky} are allowed`;
    failures.push(suiteFailure("e2e", "second tries", message));
  }
  if (code !== 0 && failures.length === 0) {
    failures.push(suiteFailure("e2e", "Playwright", `ended with ${code}; its message is above`));
  }
  return { ...report, failures };
}

/** Keeps a copy of what a first start makes, for tests that need a site of their own. The site is stopped while it is made. */
async function keepFirstStart(dataDir: string, firstDataDir: string): Promise<void> {
  if (process.platform === "win32") return;
  const site = await startOwnSite(dataDir);
  await site.stop();
  const { status, stderr } = spawnSync("cp", ["-a", dataDir, firstDataDir], { encoding: "utf8" });
  if (status !== 0) throw new Error(`Can't copy the data of the first start: ${stderr}`);
}

async function runBrowserTests(browser: string, patterns: readonly string[]): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-e2e-"));
  const dataDir = join(folder, "data");
  const firstDataDir = join(folder, "first");
  const report = join(folder, "report.json");
  await keepFirstStart(dataDir, firstDataDir);
  const site = await startOwnSite(dataDir);
  const env = {
    E2E_BASE_URL: site.url,
    E2E_DATA_DIR: dataDir,
    E2E_FIRST_DATA_DIR: firstDataDir,
    E2E_BUILD: currentBuild(),
    E2E_CHROMIUM: browser,
    E2E_TRACE: patterns.length > 0 ? "1" : "",
    LECTERN_TEST_REPORT: report,
  };
  const command = nodeTool("@playwright/test/cli.js", "test", "--config", "e2e/playwright.config.ts", ...patterns);
  const { code } = await runTool(command, { env }).finally(site.stop);
  return judge(readResult(report), code);
}

/** Journeys in a real browser against the production build. */
export const endToEndSuite = (patterns: readonly string[]): Suite => ({
  name: "e2e",
  budgetMinutes: 12,
  // Twice what a quiet machine takes: all suites together have 84.
  limitMinutes: 62,
  run: async () => {
    const browser = findBrowser();
    if (!browser) {
      console.log(`  ${howToGetABrowser}`);
      if (isStrict()) return { ...nothing, failures: [suiteFailure("e2e", "browser", howToGetABrowser)] };
      return { ...nothing, skipped: [{ name: "end-to-end tests", reason: "no browser" }] };
    }
    try {
      return await runBrowserTests(browser, patterns);
    } catch (error) {
      const { message } = error as Error;
      console.log(message);
      return { ...nothing, failures: [suiteFailure("e2e", "the site under test", inOneLine(message))] };
    }
  },
});

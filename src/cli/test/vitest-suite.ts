import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readResult } from "./progress";
import { nodeTool, nothing, runTool, type Skip, type Suite, type SuiteResult, suiteFailure } from "./suite";

/** Why a test is left out that says nothing itself: those ask for sample courses or for a tool of the machine. */
const silentReason = () => (process.env.TEST_DATA ? "needs a tool that isn't installed here" : "TEST_DATA is not set");

function judge(suite: string, report: SuiteResult | null, code: number): SuiteResult {
  if (!report) return { ...nothing, failures: [suiteFailure(suite, "vitest", `ended with ${code} and no report`)] };
  const skipped: Skip[] = report.skipped.map(({ name, reason }) => ({ name, reason: reason || silentReason() }));
  // A run that failed without a failed test (a setup that broke, for one) has still failed.
  const isUnexplained = code !== 0 && report.failures.length === 0;
  const failures = isUnexplained ? [suiteFailure(suite, "vitest", `ended with ${code}; its message is above`)] : [];
  return { ...report, skipped, failures: [...report.failures, ...failures] };
}

const suiteOf = (name: string, ...args: readonly string[]): Suite => ({
  name,
  budgetMinutes: 6,
  limitMinutes: 32,
  run: async () => {
    const report = join(mkdtempSync(join(tmpdir(), "lectern-report-")), "report.json");
    const command = nodeTool("vitest/vitest.mjs", ...args, "--config", ".config/vitest.ts");
    const color = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
    const { code } = await runTool(command, { env: { LECTERN_TEST_REPORT: report, ...color } });
    return judge(name, readResult(report), code);
  },
});

/** Unit tests, database tests or both; `patterns` choose files by part of their path, or are options of vitest. */
export const vitestSuite = (name: string, projects: readonly string[], patterns: readonly string[]): Suite =>
  suiteOf(name, "run", ...projects.flatMap((project) => ["--project", `${project}*`]), ...patterns);

/** The unit and database tests that reach one of the files by imports. */
export const relatedSuite = (sources: readonly string[]): Suite =>
  suiteOf("unit and db", "related", "--run", "--passWithNoTests", ...sources);

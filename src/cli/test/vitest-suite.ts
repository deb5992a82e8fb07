import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeTool, runTool, type Skip, type Suite, type SuiteResult } from "./suite";

/** Why a test is left out that says nothing itself: those ask for sample courses or for a tool of the machine. */
const silentReason = () => (process.env.TEST_DATA ? "needs a tool that is not installed here" : "TEST_DATA is not set");

function readReport(path: string, code: number): SuiteResult {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as SuiteResult;
    const skipped: Skip[] = report.skipped.map(({ name, reason }) => ({ name, reason: reason || silentReason() }));
    // A run that failed without a failed test (a broken hook, an unhandled error) has still failed.
    return { passed: report.passed, failed: code === 0 ? report.failed : Math.max(1, report.failed), skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/** Unit tests, database tests or both; `patterns` choose files by part of their path. */
export function vitestSuite(name: string, projects: readonly string[], patterns: readonly string[]): Suite {
  return {
    name,
    budgetMinutes: 6,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), "lectern-report-"));
      const report = join(folder, "report.json");
      const chosen = projects.flatMap((project) => ["--project", project]);
      const command = nodeTool("vitest/vitest.mjs", "run", "--config", ".config/vitest.ts", ...chosen, ...patterns);
      const code = await runTool(command, { env: { LECTERN_TEST_REPORT: report } });
      const result = readReport(report, code);
      rmSync(folder, { recursive: true });
      return result;
    },
  };
}

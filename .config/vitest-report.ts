import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** Writes the figures of a run for `npm test`: how many passed and failed, and each skip with its reason. */
export default class ReportFile implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const report: { passed: number; failed: number; skipped: { name: string; reason: string }[] } = {
      passed: 0,
      failed: errors.length,
      skipped: [],
    };
    for (const module of modules) {
      // A file that could not be loaded holds no test that could fail.
      if (!module.ok() && [...module.children.allTests()].length === 0) report.failed += 1;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") report.passed += 1;
        if (result.state === "failed") report.failed += 1;
        if (result.state === "skipped") {
          report.skipped.push({ name: `${module.relativeModuleId}: ${test.fullName}`, reason: result.note ?? "" });
        }
      }
    }
    const path = process.env.LECTERN_TEST_REPORT;
    if (path) writeFileSync(path, JSON.stringify(report));
  }
}

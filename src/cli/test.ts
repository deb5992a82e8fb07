import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { checksSuite } from "./test/checks";
import { buildSuite, endToEndSuite } from "./test/end-to-end";
import { isStrict, sanitizeEnvironment } from "./test/environment";
import { type Suite, type SuiteResult, stopTools } from "./test/suite";
import { vitestSuite } from "./test/vitest-suite";

const usage = "Usage: npm test [-- checks | unit [PATTERN...] | db [PATTERN...] | build | e2e [PATTERN...]]";

function chooseSuites([subset, ...patterns]: readonly string[]): Suite[] {
  switch (subset) {
    case undefined:
      return [checksSuite, vitestSuite("unit and db", ["unit", "db"], []), buildSuite, endToEndSuite([])];
    case "checks":
      return [checksSuite];
    case "unit":
    case "db":
      return [vitestSuite(subset, [subset], patterns)];
    case "build":
      return [buildSuite];
    case "e2e":
      return [buildSuite, endToEndSuite(patterns)];
    default:
      throw new CommandError(usage);
  }
}

type Timed = SuiteResult & { name: string; minutes: number; budgetMinutes: number };

async function runSuites(suites: readonly Suite[]): Promise<Timed[]> {
  const results: Timed[] = [];
  for (const { name, budgetMinutes, run } of suites) {
    console.log(`\n== ${name}`);
    const started = performance.now();
    const result = await run();
    results.push({ ...result, name, budgetMinutes, minutes: (performance.now() - started) / 60_000 });
    // Pages that do not build cannot be walked through.
    if (name === "build" && result.failed > 0) break;
  }
  return results;
}

function report(results: readonly Timed[]): { failed: number; line: string } {
  console.log("\n== time, in minutes");
  for (const { name, minutes, budgetMinutes } of results) {
    const over = minutes > budgetMinutes ? "  OVER BUDGET" : "";
    console.log(`  ${name.padEnd(12)} ${minutes.toFixed(1).padStart(5)} of ${budgetMinutes}${over}`);
  }
  const skipped = results.flatMap((result) => result.skipped);
  if (skipped.length > 0) console.log("\n== skipped");
  for (const { name, reason } of skipped) console.log(`  ${name}: ${reason}`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return { failed, line: `${passed} passed, ${failed} failed, ${skipped.length} skipped` };
}

await runCommand(async (args) => {
  sanitizeEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopTools);
  const suites = chooseSuites(args);
  const missingData = isStrict() && !process.env.TEST_DATA;
  if (missingData) console.log("TEST_DATA names no folder of sample courses: with CI set that is a failure.");
  const { failed, line } = report(await runSuites(suites));
  console.log(`\n${missingData ? line.replace(/(\d+) failed/, (_all, count) => `${Number(count) + 1} failed`) : line}`);
  if (failed > 0 || missingData) process.exitCode = 1;
});

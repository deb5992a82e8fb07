import { findBoundaryViolations } from "./boundaries";
import { findMissingPlatforms } from "./lock-file";
import { checkMessages } from "./messages";
import { checkSourceRules } from "./source-rules";
import { nodeTool, runTool, type Suite, type SuiteResult } from "./suite";

type Check = { name: string; run: () => Promise<string[]> };

const toolCheck = (name: string, ...command: Parameters<typeof nodeTool>): Check => ({
  name,
  run: async () => ((await runTool(nodeTool(...command), { quiet: true })) === 0 ? [] : ["see above"]),
});

const checks: readonly Check[] = [
  toolCheck("format and lint", "@biomejs/biome/bin/biome", "ci", "--diagnostic-level=warn", "."),
  {
    name: "types",
    run: async () => {
      // Writes the types of the routes, which a fresh clone lacks until its first build.
      const routes = await runTool(nodeTool("next/dist/bin/next", "typegen"), { quiet: true });
      const types = await runTool(nodeTool("typescript/bin/tsc", "--noEmit", "-p", "."), { quiet: true });
      return routes === 0 && types === 0 ? [] : ["see above"];
    },
  },
  { name: "rules of import", run: findBoundaryViolations },
  { name: "lock file", run: async () => findMissingPlatforms() },
  { name: "messages", run: async () => checkMessages() },
];

/** Checks that need neither a database nor a browser. */
export const checksSuite: Suite = {
  name: "checks",
  budgetMinutes: 2,
  run: async () => {
    const result: SuiteResult = { passed: 0, failed: 0, skipped: [] };
    const report = (name: string, problems: readonly string[]) => {
      if (problems.length === 0) result.passed += 1;
      else result.failed += 1;
      console.log(`  ${problems.length === 0 ? "ok    " : "FAILED"}  ${name}`);
      for (const problem of problems) console.log(`            ${problem}`);
    };
    for (const { name, run } of checks) report(name, await run());
    for (const { name, problems } of checkSourceRules()) report(name, problems);
    return result;
  },
};

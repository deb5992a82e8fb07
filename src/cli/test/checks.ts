import { stripVTControlCharacters } from "node:util";
import { findBoundaryViolations } from "./boundaries";
import { findDependencyProblems } from "./dependencies";
import { findMissingPlatforms } from "./lock-file";
import { checkMessages, checkVoice } from "./messages";
import { inOneLine } from "./progress";
import { checkSourceRules } from "./source-rules";
import { nodeTool, runTool, type Suite, type SuiteResult, suiteFailure } from "./suite";
import { problemsOf } from "./tool-problems";

type Check = { name: string; run: () => Promise<string[]> };

const toolCheck = (name: string, ...command: Parameters<typeof nodeTool>): Check => ({
  name,
  run: async () => problemsOf(await runTool(nodeTool(...command), { quiet: true })),
});

const checks: readonly Check[] = [
  toolCheck("format and lint", "@biomejs/biome/bin/biome", "ci", "--diagnostic-level=warn", "--error-on-warnings", "."),
  {
    name: "types",
    run: async () => {
      // Writes the types of the routes, which a fresh clone lacks until its first build.
      const routes = await runTool(nodeTool("next/dist/bin/next", "typegen"), { quiet: true });
      // The native compiler takes a quarter of the time; tools that read TypeScript through its API need the one before it.
      const types = await runTool(nodeTool("ts7/bin/tsc", "--noEmit", "-p", "."), { quiet: true });
      return [...problemsOf(routes), ...problemsOf(types)];
    },
  },
  { name: "import rules", run: findBoundaryViolations },
  {
    name: "nothing unused: files, exports, packages",
    run: async () => {
      const { code, output } = await runTool(
        nodeTool("knip/bin/knip.js", "--config", ".config/knip.json", "--no-progress", "--reporter", "compact"),
        { quiet: true },
      );
      return code === 0
        ? []
        : stripVTControlCharacters(output)
            .split("\n")
            .filter((line) => line.trim() !== "");
    },
  },
  { name: "lock file", run: async () => findMissingPlatforms() },
  { name: "licenses and install scripts", run: async () => findDependencyProblems() },
  { name: "messages", run: async () => checkMessages() },
  { name: "voice", run: async () => checkVoice() },
];

/** Checks that need neither a database nor a browser. */
export const checksSuite: Suite = {
  name: "checks",
  budgetMinutes: 2,
  limitMinutes: 5,
  run: async () => {
    const result: SuiteResult = { passed: 0, failures: [], flaky: [], skipped: [], seconds: {} };
    const report = (name: string, problems: readonly string[]) => {
      if (problems.length === 0) result.passed += 1;
      else result.failures.push(suiteFailure("checks", name, inOneLine(problems.join("; "))));
      console.log(`  ${problems.length === 0 ? "ok    " : "FAILED"}  ${name}`);
      for (const problem of problems) console.log(`            ${problem}`);
    };
    for (const { name, run } of checks) report(name, await run());
    for (const { name, problems } of checkSourceRules()) report(name, problems);
    return result;
  },
};

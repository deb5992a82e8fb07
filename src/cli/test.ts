import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { reachOfChanges } from "./test/changed";
import { checksSuite } from "./test/checks";
import { stopTools } from "./test/end-run";
import { buildSuite, endToEndSuite } from "./test/end-to-end";
import { isStrict, sanitizeEnvironment } from "./test/environment";
import { clearResults, listRunning } from "./test/progress";
import { report, type TimedResult } from "./test/report";
import { enterRunFolder } from "./test/run-folder";
import { runSuites } from "./test/run-suites";
import { nothing, type Suite, suiteFailure } from "./test/suite";
import { relatedSuite, vitestSuite } from "./test/vitest-suite";

const usage =
  "Usage: npm test [-- checks | unit [PATTERN...] | db [PATTERN...] | build | e2e [PATTERN...] | changed [COMMIT]]";

const allSuites = [checksSuite, vitestSuite("unit and db", ["unit", "db"], []), buildSuite, endToEndSuite([])];

async function suitesForChanges(since?: string): Promise<Suite[]> {
  const { everything, sources, specs } = await reachOfChanges(since);
  if (everything) return allSuites;
  return [
    checksSuite,
    ...(sources.length > 0 ? [relatedSuite(sources)] : []),
    ...(specs.length > 0 ? [buildSuite, endToEndSuite(specs)] : []),
  ];
}

async function chooseSuites([subset, ...patterns]: readonly string[]): Promise<Suite[]> {
  switch (subset) {
    case undefined:
      return allSuites;
    case "changed":
      return suitesForChanges(...patterns);
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

/** A failure of the run as a whole, in the shape of a suite. */
const wholeRun = (name: string, message: string): TimedResult => ({
  ...nothing,
  failures: [suiteFailure("run", name, message)],
  name: "run",
  minutes: 0,
  budgetMinutes: 0,
});

function watchSignals(): { interruption: () => TimedResult | null } {
  let interruption: TimedResult | null = null;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      const places = listRunning().map(({ file, name }) => `${file} > ${name}`);
      interruption ??= wholeRun(signal, `the run was interrupted in ${places.join(", ") || "no test"}`);
      void stopTools();
    });
  }
  return { interruption: () => interruption };
}

await runCommand(async (args) => {
  sanitizeEnvironment();
  const suites = await chooseSuites(args);
  const leave = await enterRunFolder();
  clearResults();
  const { interruption } = watchSignals();
  const outcome = await runSuites(suites);
  const left = await leave().catch((error: Error) => [`and not all could be cleared away: ${error.message}`]);
  for (const what of left) console.log(`Ended what was left behind: ${what}`);
  const results = [...outcome.results];
  const interrupted = interruption();
  if (interrupted) results.push(interrupted);
  if (isStrict() && !process.env.TEST_DATA) {
    results.push(wholeRun("TEST_DATA", "names no folder of sample courses; with CI set that is a failure"));
  }
  const { failed } = report(results, outcome.timedOut);
  if (failed > 0) process.exitCode = 1;
});

import { stopTools } from "./end-run";
import { isStrict } from "./environment";
import { clearResults, listRunning } from "./progress";
import { report, type TimedResult } from "./report";
import { enterRunFolder } from "./run-folder";
import { runSuites } from "./run-suites";
import { nothing, type Suite, suiteFailure } from "./suite";

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

/**
 * Runs the suites as the only run of this checkout, clears everything of the run away, and says what came of it in the last lines
 * of the output and in test-results/summary.json. Resolves to the number of failures.
 *
 * @throws CommandError while another run of this checkout is in progress
 */
export async function runTests(suites: readonly Suite[]): Promise<number> {
  const leave = await enterRunFolder();
  clearResults();
  const { interruption } = watchSignals();
  const outcome = await runSuites(suites);
  const left = await leave().catch((error: Error) => [`cleanup failed: ${error.message}`]);
  for (const what of left) console.log(`Left behind by the tests: ${what}`);
  const results = [...outcome.results];
  const interrupted = interruption();
  if (interrupted) results.push(interrupted);
  if (isStrict() && !process.env.TEST_DATA) {
    results.push(wholeRun("TEST_DATA", "doesn't name a folder of sample courses, which is a failure when CI is set"));
  }
  return report(results, outcome.timedOut).failed;
}

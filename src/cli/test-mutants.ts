import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { stopTools } from "./test/end-run";
import { sanitizeEnvironment } from "./test/environment";
import { type Mutant, mutants } from "./test/mutants/mutants";
import { readResult } from "./test/progress";
import { nodeTool, nothing, runTool, type SuiteResult } from "./test/suite";

const usage = "Usage: npm run test:mutants [-- WORDS]   WORDS: part of the name of the guards to break";

/** Runs test files, quietly; with a guard broken if one is given. */
async function runTests(files: readonly string[], mutant?: Mutant): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), "lectern-mutant-"));
  const report = join(folder, "report.json");
  const command = nodeTool("vitest/vitest.mjs", "run", "--config", ".config/vitest.ts", ...files);
  const env = { LECTERN_TEST_REPORT: report, LECTERN_MUTANT: mutant ? mutant.guard : "" };
  try {
    await runTool(command, { env, isMute: true });
    return readResult(report) ?? nothing;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Breaks one guard after the other and fails if no test notices. */
async function testMutants(words: readonly string[]): Promise<void> {
  const wanted = mutants.filter(({ guard }) => guard.includes(words.join(" ")));
  if (wanted.length === 0) throw new CommandError(usage);
  sanitizeEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopTools);

  const whole = await runTests([...new Set(wanted.flatMap(({ tests }) => tests))]);
  console.log(`unbroken: ${whole.passed} passed, ${whole.failures.length} failed`);
  if (whole.failures.length > 0 || whole.passed === 0)
    throw new CommandError("The tests fail even with no guard broken. Fix that first.");

  const unnoticed: string[] = [];
  for (const mutant of wanted) {
    const { passed, failures } = await runTests(mutant.tests, mutant);
    // A test that ran out of time on a busy machine proves nothing.
    const noticing = failures.filter(({ message }) => !/timed out/i.test(message));
    const [first] = noticing;
    // Where nothing passed, the broken file may not even have been loaded: that proves nothing either.
    const isNoticed = first !== undefined && passed > 0;
    console.log(
      `${isNoticed ? "noticed" : "MISSED "}  ${mutant.guard}: ${noticing.length} of ${passed + failures.length} fail${first ? `, first ${first.file} > ${first.name}` : ""}`,
    );
    if (!isNoticed) unnoticed.push(mutant.guard);
  }
  if (unnoticed.length > 0) throw new CommandError(`No test covers: ${unnoticed.join("; ")}`);
}

await runCommand({ usage, words: [0, Number.POSITIVE_INFINITY] }, testMutants);

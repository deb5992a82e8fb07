import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeFailure, resultsFolder } from "./progress";
import type { Failure, Skip, SuiteResult } from "./suite";

export type TimedResult = SuiteResult & { name: string; minutes: number; budgetMinutes: number };

/** Whoever reads the end of a log reads 25 lines of it. Each test takes two: what failed, and how to run it again. */
const mostFailures = 8;
const mostFlaky = 3;
const mostCharacters = 400;

function groupByReason(skipped: readonly Skip[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { name, reason } of skipped) groups.set(reason, [...(groups.get(reason) ?? []), name]);
  return groups;
}

function printSkipped(results: readonly TimedResult[]): void {
  const groups = groupByReason(results.flatMap((result) => result.skipped));
  if (groups.size === 0) return;
  console.log("\n== skipped, by reason");
  for (const [reason, names] of groups) {
    console.log(`  ${reason} (${names.length})`);
    for (const name of names) console.log(`    ${name}`);
  }
}

function printMinutes(results: readonly TimedResult[]): void {
  console.log("\n== minutes");
  for (const { name, minutes, budgetMinutes } of results) {
    const over = minutes > budgetMinutes ? "  OVER BUDGET" : "";
    console.log(`  ${name.padEnd(12)} ${minutes.toFixed(1).padStart(5)} of ${budgetMinutes}${over}`);
  }
}

const mostSlow = 5;

const slowestFirst = ({ seconds }: SuiteResult) => Object.entries(seconds).sort(([, a], [, b]) => b - a);

function printSlowest(results: readonly TimedResult[]): void {
  const slow = results.flatMap((result) => slowestFirst(result).slice(0, mostSlow));
  if (slow.length === 0) return;
  console.log("\n== slowest files, in seconds; all of them are in test-results/summary.json");
  for (const [name, seconds] of slow) console.log(`  ${seconds.toFixed(1).padStart(6)}  ${name}`);
}

const oneDigit = (minutes: number) => Number(minutes.toFixed(1));

const git = (...args: string[]) => spawnSync("git", args, { encoding: "utf8" });

/** The commit that was tested, and whether the files were those of the commit. Null outside of a clone. */
function describeCommit(): { commit: string | null; clean: boolean | null } {
  const head = git("rev-parse", "HEAD");
  if (head.status !== 0) return { commit: null, clean: null };
  return { commit: head.stdout.trim(), clean: git("status", "--porcelain").stdout.trim() === "" };
}

/** What is read by machines; `failures` and `flaky` are listed in the file alone. */
export function summarize(results: readonly TimedResult[], timedOut: readonly string[]) {
  const sum = (of: (result: TimedResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    ...describeCommit(),
    passed: sum(({ passed }) => passed),
    failed: sum(({ failures }) => failures.length),
    flaky: sum(({ flaky }) => flaky.length),
    skipped: sum(({ skipped }) => skipped.length),
    /** What was running when a limit was met; null if none was. */
    timedOut: timedOut.length > 0 ? timedOut.join("; ") : null,
    minutes: oneDigit(sum(({ minutes }) => minutes)),
    suites: Object.fromEntries(results.map(({ name, minutes }) => [name, oneDigit(minutes)])),
  };
}

const cut = (line: string) => (line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line);

function listed(failures: readonly Failure[], most: number): string[] {
  const lines = failures
    .slice(0, most)
    .flatMap((failure) => [`  ${describeFailure(failure)}`, `      ${failure.rerun}`]);
  const more = failures.length - most;
  return more > 0 ? [...lines, `  and ${more} more, in test-results/summary.json`] : lines;
}

/** What is at the very end: failed tests, flaky tests, how to run each again, one line of JSON, the counts. */
export function lastLines(results: readonly TimedResult[], summary: ReturnType<typeof summarize>): string[] {
  const failures = results.flatMap((result) => result.failures);
  const flaky = results.flatMap((result) => result.flaky);
  // Flaky tests matter less than failed ones, and give way to them.
  const room = failures.length > mostFailures - mostFlaky ? 1 : mostFlaky;
  const named = [
    ...(failures.length > 0 ? ["== failed", ...listed(failures, mostFailures)] : []),
    ...(flaky.length > 0 ? ["== flaky: passed on the second try", ...listed(flaky, room)] : []),
  ];
  return [
    ...named.map(cut),
    JSON.stringify(summary),
    `${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`,
  ];
}

/** Prints what came of the run and keeps the whole of it in test-results/summary.json. */
export function report(results: readonly TimedResult[], timedOut: readonly string[]): { failed: number } {
  printSkipped(results);
  printSlowest(results);
  printMinutes(results);
  const summary = summarize(results, timedOut);
  const failures = results.flatMap((result) => result.failures);
  const flaky = results.flatMap((result) => result.flaky);
  mkdirSync(resultsFolder, { recursive: true });
  const seconds = Object.fromEntries(results.flatMap(slowestFirst));
  const whole = { ...summary, failures, flaky, seconds };
  writeFileSync(join(resultsFolder, "summary.json"), `${JSON.stringify(whole, undefined, 2)}\n`);
  console.log("");
  for (const line of lastLines(results, summary)) console.log(line);
  return { failed: summary.failed };
}

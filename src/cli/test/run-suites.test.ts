import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Outcome } from "./run-suites";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "suites-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs suites in a process of their own, since a run that is ended stays so. `suites` is the text of a list of suites. */
function run(suites: string): { outcome: Outcome; left: string[] } {
  const here = (name: string) => JSON.stringify(resolve("src/cli/test", name));
  const script = `
    import { processesOf } from ${here("processes.ts")};
    import { clearResults, noteRunning } from ${here("progress.ts")};
    import { runSuites } from ${here("run-suites.ts")};
    import { nothing, runTool } from ${here("suite.ts")};
    const hang = "setInterval(() => {}, 1000)";
    const note = (name, blockedAfterMs) => noteRunning(name, { file: "some.test.ts", name, blockedAfterMs });
    clearResults();
    const outcome = await runSuites(${suites});
    const left = processesOf(process.env.LECTERN_TEST_RUN).map(({ command }) => command);
    process.stdout.write(JSON.stringify({ outcome, left }) + "\\n", () => process.exit());`;
  const loader = resolve("node_modules/tsx/dist/loader.mjs");
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", loader, "--input-type=module", "-e", script], {
    cwd: folder,
    env: { ...process.env, LECTERN_TEST_RUN: folder },
    encoding: "utf8",
    timeout: 100_000,
  });
  const last = stdout.trim().split("\n").at(-1) ?? "";
  if (!last.startsWith("{")) throw new Error(`${stdout}${stderr}`);
  return JSON.parse(last) as { outcome: Outcome; left: string[] };
}

const passing = "{ name: 'quick', budgetMinutes: 1, limitMinutes: 1, run: async () => ({ ...nothing, passed: 3 }) }";

test("suites run one after the other, and each keeps its own counts", () => {
  const { outcome } = run(`[${passing}, ${passing}]`);
  expect(outcome.timedOut).toEqual([]);
  expect(outcome.results.map(({ name, passed }) => [name, passed])).toEqual([
    ["quick", 3],
    ["quick", 3],
  ]);
});

test("a suite beyond its limit is ended with all it started, names the test, and keeps what it had; the run ends there", () => {
  const hanging = `{ name: "hanging", budgetMinutes: 1, limitMinutes: 0.01, run: async () => {
    note("waits for ever", 600_000);
    await runTool(["sh", "-c", "trap '' TERM; sleep 600 & exec node -e 'setInterval(() => {}, 1000)'"]);
    return { ...nothing, passed: 2 };
  } }`;
  const { outcome, left } = run(`[${hanging}, ${passing}]`);
  expect(outcome.results).toHaveLength(1);
  expect(outcome.results[0]?.passed).toBe(2);
  expect(outcome.results[0]?.failures).toHaveLength(1);
  expect(outcome.timedOut).toEqual([
    expect.stringContaining("timed out in some.test.ts > waits for ever: hanging took"),
  ]);
  expect(left).toEqual([]);
});

test("a test that blocks its process is named long before its suite reaches its limit", () => {
  const blocked = `{ name: "blocked", budgetMinutes: 1, limitMinutes: 10, run: async () => {
    note("loops", 100);
    await runTool([process.execPath, "-e", "for (;;) {}"]);
    return nothing;
  } }`;
  const { outcome, left } = run(`[${blocked}]`);
  expect(outcome.timedOut).toEqual(["timed out in some.test.ts > loops: it blocked its process"]);
  expect(left).toEqual([]);
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { endSignal, stopWithRun } from "./end-run";

export type Skip = { name: string; reason: string };

/** A test that failed, or that passed only at its second try. */
export type Failure = {
  suite: string;
  /** From the root of the project; null where no file is to blame. */
  file: string | null;
  line: number | null;
  name: string;
  /** What was expected and what was seen instead, in one line. */
  message: string;
  /** Of a property: the seed that shows the fault again. */
  seed: number | null;
  /** The command that runs this test alone. */
  rerun: string;
};

export type SuiteResult = {
  passed: number;
  failures: Failure[];
  flaky: Failure[];
  skipped: Skip[];
  /** How long each file of tests took, by its path; of a browser test, by its project too. */
  seconds: Record<string, number>;
};

/** Variables that a test run must not see are given as empty text, which counts as unset and keeps .env from filling them. */
export type TestEnvironment = Readonly<Record<string, string | undefined>>;

export type Suite = {
  name: string;
  /** How long it should take on two quiet cores. */
  budgetMinutes: number;
  /** The run is ended when it takes longer: something hangs. */
  limitMinutes: number;
  run: () => Promise<SuiteResult>;
};

export const nothing: SuiteResult = { passed: 0, failures: [], flaky: [], skipped: [], seconds: {} };

/** A failure that belongs to a whole suite, and not to one of its tests. */
export const suiteFailure = (suite: string, name: string, message: string): Failure => ({
  suite,
  file: null,
  line: null,
  name,
  message,
  seed: null,
  rerun: suite === "run" ? "npm test" : `npm test -- ${suite === "unit and db" ? "db" : suite}`,
});

type ToolOptions = {
  env?: TestEnvironment;
  /** The tool's output is shown only when it fails. */
  quiet?: boolean;
  /** The tool's output is never shown: that it fails is what is asked. */
  isMute?: boolean;
};

export type ToolResult = { code: number; output: string };

/** Runs one of the project's own tools to its end. `output` is empty unless it was asked to be quiet. */
export async function runTool(
  [program, ...args]: readonly [string, ...string[]],
  { env, isMute = false, quiet = isMute }: ToolOptions = {},
): Promise<ToolResult> {
  if (endSignal.aborted) return { code: 1, output: "" };
  const tool: ChildProcess = spawn(program, args, {
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    // A group of its own, so that the tool can be ended together with everything it started.
    detached: process.platform !== "win32",
  });
  stopWithRun(tool);
  const chunks: string[] = [];
  tool.stdout?.on("data", (chunk) => chunks.push(String(chunk)));
  tool.stderr?.on("data", (chunk) => chunks.push(String(chunk)));
  const closed = once(tool, "close");
  const [code] = await once(tool, "exit");
  // A process that the tool left behind may hold its output open for ever.
  await Promise.race([closed, sleep(2_000, undefined, { ref: false })]);
  const output = chunks.join("").trimEnd();
  if (code !== 0 && output && !isMute) console.log(output);
  return { code: code ?? 1, output };
}

/** A JavaScript tool of node_modules, run by this very Node. */
export const nodeTool = (script: string, ...args: string[]) =>
  [process.execPath, `node_modules/${script}`, ...args] as const;

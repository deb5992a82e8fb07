import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type Skip = { name: string; reason: string };
export type SuiteResult = { passed: number; failed: number; skipped: Skip[] };

/** Variables that a test run must not see are given as empty text, which counts as unset and keeps .env from filling them. */
export type TestEnvironment = Readonly<Record<string, string | undefined>>;

export type Suite = { name: string; budgetMinutes: number; run: () => Promise<SuiteResult> };

const started = new Set<ChildProcess>();

/** Has a process stopped with the run, should that be interrupted. */
export function stopWithRun(child: ChildProcess): void {
  started.add(child);
  child.once("exit", () => started.delete(child));
}

/** Runs one of the project's own tools to its end. With `quiet` its words are shown only when it fails. */
export async function runTool(
  command: readonly [string, ...string[]],
  { env, quiet = false }: { env?: TestEnvironment; quiet?: boolean } = {},
): Promise<number> {
  const [program, ...args] = command;
  const tool = spawn(program, args, {
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
  });
  stopWithRun(tool);
  const output: string[] = [];
  tool.stdout?.on("data", (chunk) => output.push(String(chunk)));
  tool.stderr?.on("data", (chunk) => output.push(String(chunk)));
  const [code] = await once(tool, "close");
  if (code !== 0 && quiet) console.log(output.join("").trimEnd());
  return code ?? 1;
}

/** A JavaScript tool of node_modules, run by this very Node. */
export const nodeTool = (script: string, ...args: string[]) =>
  [process.execPath, `node_modules/${script}`, ...args] as const;

export function stopTools(): void {
  for (const tool of started) tool.kill("SIGTERM");
}

export const nothing: SuiteResult = { passed: 0, failed: 0, skipped: [] };

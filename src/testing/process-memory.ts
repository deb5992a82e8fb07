import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** The most memory that this process and each of those it started ever held, as the kernel counted it. */
function peaksUnder(pid: number): { command: string; bytes: number }[] {
  try {
    const bytes = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    const started = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8").trim().split(" ").filter(Boolean),
    );
    return [{ command, bytes }, ...started.flatMap((id) => peaksUnder(Number(id)))];
  } catch {
    return [];
  }
}

/** Watches a process and its children until `done`; the highest of their peaks, in bytes. */
export async function highestPeak({ pid = 0 }: ChildProcess, done: Promise<unknown>): Promise<number> {
  let highest = 0;
  const watch = setInterval(() => {
    highest = Math.max(highest, ...peaksUnder(pid).map(({ bytes }) => bytes));
  }, 25);
  try {
    await done;
  } finally {
    clearInterval(watch);
  }
  return highest;
}

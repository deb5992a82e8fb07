import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "@/server/db/server-process";
import { processesOf } from "./processes";

const started = new Set<ChildProcess>();
const guards = new Map<ChildProcess, ChildProcess>();
const ending = new AbortController();

/** Aborted once the run is being ended: no further tool may start. */
export const endSignal = ending.signal;

/** Has a process and its group end with the run, also when the run itself is killed. */
export function stopWithRun(child: ChildProcess): void {
  started.add(child);
  const guard = guardOf(child);
  if (guard) guards.set(child, guard);
  child.once("exit", () => {
    started.delete(child);
    guards.get(child)?.kill("SIGKILL");
    guards.delete(child);
  });
}

/** Outlives us: kills the child's group when the pipe to us breaks. */
function guardOf({ pid }: ChildProcess): ChildProcess | undefined {
  if (process.platform === "win32" || !pid) return undefined;
  const guard = spawn("sh", ["-c", 'read -r _; kill -KILL "-$1" || kill -KILL "$1"', "sh", String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.on("error", () => undefined);
  guard.unref();
  return guard;
}

function signalGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It leads no group, or has ended just now.
    child.kill(signal);
  }
}

function hasGroup({ pid }: ChildProcess): boolean {
  try {
    return pid !== undefined && process.kill(-pid, 0);
  } catch {
    return false;
  }
}

/** Ends a process that was started as the leader of a group, and the group with it. */
export const killGroup = (child: ChildProcess) => signalGroup(child, "SIGKILL");

/** Resolves to true as soon as the question is answered with yes, to false after so many seconds. */
async function within(seconds: number, isSo: () => boolean): Promise<boolean> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(200)) if (isSo()) return true;
  return isSo();
}

/** Ends every tool of the run: asked first, then killed. */
export async function stopTools(): Promise<void> {
  ending.abort();
  const children = [...started];
  for (const child of children) signalGroup(child, "SIGTERM");
  await within(10, () => started.size === 0);
  // Also where the leader of a group has gone: others of it may not have listened.
  for (const child of children) signalGroup(child, "SIGKILL");
  await within(5, () => !children.some(hasGroup));
}

/** The servers of embedded databases under a folder, by the files that they write. What is behind a link may be another run's. */
function databasesUnder(folder: string): number[] {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  return files
    .filter((file) => file.isFile() && file.name === "postmaster.pid")
    .map(({ parentPath, name }) => Number(readFileSync(join(parentPath, name), "utf8").split("\n")[0]))
    .filter((pid) => pid > 0);
}

/**
 * Ends whatever the processes of a run have left behind, and tells what that was. Databases notice by themselves that no one
 * uses them anymore and get some time for it.
 */
export async function endLeftovers(runFolder: string, databaseFolders: readonly string[]): Promise<string[]> {
  const left = () => processesOf(runFolder);
  const servers = databaseFolders.flatMap(databasesUnder);
  const databases = () => servers.filter(isRunning);
  if (await within(5, () => left().length === 0 && databases().length === 0)) return [];
  const found = [
    ...left().map(({ pid, command }) => ({ pid, what: command })),
    ...databases().map((pid) => ({ pid, what: "an embedded database" })),
  ];
  for (const { pid } of found) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended just now.
    }
  }
  await within(5, () => left().length === 0 && databases().length === 0);
  return found.map(({ pid, what }) => `${pid} ${what.slice(0, 120)}`);
}

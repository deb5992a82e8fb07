import "server-only";
import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

export interface ServerProcess {
  pid: number;
  port: number;
}

const lockFile = (folder: string) => join(folder, "data/postmaster.pid");

/** What a server writes down while it has the folder. It takes the file away automatically, at any moment. */
function readLock(path: string): ServerProcess | undefined {
  try {
    const [pid, , , port] = readFileSync(path, "utf8").split("\n");
    return { pid: Number(pid), port: Number(port) };
  } catch {
    return undefined;
  }
}

function canBeSignalled(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** One letter of `ps` for its state, and the program's name; undefined where the system does not tell. */
function lookAt(pid: number): { state: string; program: string } | undefined {
  try {
    // "17 (postgres) S ...": the name may itself hold spaces and brackets.
    const [, program = "", state = ""] = /^\d+ \((.*)\) (.)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return { state, program };
  } catch {
    if (process.platform === "win32" || process.platform === "linux") return undefined;
  }
  const { stdout } = spawnSync("ps", ["-o", "stat=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const [, state = "", program = ""] = /^(\S)\S*\s+(.*)/.exec(stdout ?? "") ?? [];
  return state ? { state, program: basename(program.trim()) } : undefined;
}

/** Whether there is such a process that does anything: one that died and that its parent has not collected can still be signalled. */
export function isRunning(pid: number): boolean {
  return Number.isSafeInteger(pid) && pid > 0 && canBeSignalled(pid) && lookAt(pid)?.state !== "Z";
}

function isServerOf(folder: string, pid: number): boolean {
  if (!isRunning(pid)) return false;
  if (!(lookAt(pid)?.program ?? "postgres").startsWith("postgres")) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(join(folder, "data"));
  } catch {
    // Not ours to look at, or no Linux.
    return true;
  }
}

/** The server that has the cluster in the folder, answering or not. */
export function findServer(folder: string): ServerProcess | undefined {
  const lock = readLock(lockFile(folder));
  return lock && isServerOf(folder, lock.pid) ? lock : undefined;
}

/**
 * Takes the lock of a server away that is gone without having done so, where its number looks alive to Postgres: it was
 * given to another process, or no one has collected the dead one. (That no other process of the dead server still works on
 * the files, Postgres sees by its shared memory.)
 */
export function dropStaleLock(folder: string): void {
  const lock = readLock(lockFile(folder));
  if (!lock || isServerOf(folder, lock.pid)) return;
  const aside = `${lockFile(folder)}.${process.pid}`;
  try {
    renameSync(lockFile(folder), aside);
    // A server that has just started may have put its own there since.
    if (readLock(aside)?.pid === lock.pid) rmSync(aside);
    else renameSync(aside, lockFile(folder));
  } catch {
    // Someone else has done it.
  }
}

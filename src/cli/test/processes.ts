import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isRunning } from "@/server/db/server-process";

/** Every process of a test run carries the run's folder in this variable. */
export const runVariable = "LECTERN_TEST_RUN";

const fieldsAfterName = (stat: string) => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

/** Tells a process from a later one that was given the same number. Null if there is no such process. */
export function identifyProcess(pid: number): string | null {
  if (!isRunning(pid)) return null;
  try {
    if (process.platform === "linux") {
      const startTicks = fieldsAfterName(readFileSync(`/proc/${pid}/stat`, "utf8"))[19];
      return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${startTicks}`;
    }
    if (process.platform === "win32") return String(pid);
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim() || null;
  } catch {
    return null;
  }
}

type Process = { pid: number; command: string };

/** The processes that a run has started, wherever they are in the tree. Empty where the system does not tell. */
export function processesOf(runFolder: string): Process[] {
  if (!existsSync("/proc/self/environ")) return [];
  const wanted = `${runVariable}=${runFolder}`;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const isOurs = readFileSync(`/proc/${name}/environ`, "utf8").split("\0").includes(wanted);
        if (!isOurs || !isRunning(Number(name))) return [];
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ") }];
      } catch {
        return [];
      }
    });
}

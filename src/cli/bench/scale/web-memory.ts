import { readdirSync, readFileSync } from "node:fs";

const read = (pid: number | string, file: string) => readFileSync(`/proc/${pid}/${file}`, "utf8");

const parentOf = (pid: string) => Number(/^PPid:\s+(\d+)/m.exec(read(pid, "status"))?.[1]);

function childrenOf(parent: number): string[] {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && parentOf(pid) === parent;
    } catch {
      return false;
    }
  });
}

/**
 * The most memory that a site's web process ever held, in bytes, as the kernel counted it.
 * @returns undefined where there is no /proc to ask.
 */
export function peakOfWeb(site: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  for (const pid of childrenOf(site)) {
    const below = peakOfWeb(Number(pid));
    if (below !== undefined) return below;
    if (!/processes\/web\.m?js/.test(read(pid, "cmdline"))) continue;
    return Number(/^VmHWM:\s+(\d+)/m.exec(read(pid, "status"))?.[1]) * 1024;
  }
  return undefined;
}

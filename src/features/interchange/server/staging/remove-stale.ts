import "server-only";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const STALE_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Removes what an import left behind that was killed in the middle: nothing takes a day. Resolves to how many. */
export async function removeStale(stagingRoot: string): Promise<number> {
  let removed = 0;
  for (const name of await readdir(stagingRoot).catch(() => [])) {
    const path = join(stagingRoot, name);
    const stats = await stat(path).catch(() => null);
    if (!stats || Date.now() - stats.mtimeMs <= STALE_MILLISECONDS) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

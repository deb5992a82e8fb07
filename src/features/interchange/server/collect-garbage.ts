import "server-only";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const GROWTH_BYTES = 24 * 1024 * 1024;

const state: { collect: (() => void) | null; after: number } = { collect: null, after: 0 };

/**
 * Lets go of what parsing has left behind once that has grown by 24 MB, or by half in a process that holds more. V8 would wait until there is far more of it on a
 * machine with much memory, and an import promises to need little.
 */
export function collectGarbage(): void {
  const used = getHeapStatistics().used_heap_size;
  if (used < state.after + Math.max(GROWTH_BYTES, state.after / 2)) return;
  state.collect ??= findCollector();
  state.collect();
  state.after = getHeapStatistics().used_heap_size;
}

function findCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("gc");
  return typeof found === "function" ? () => void found() : () => undefined;
}

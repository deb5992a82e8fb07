import { appendFileSync } from "node:fs";

/** A bound on time with what was measured, in milliseconds: a line of the file that TIME_BOUNDS names. */
export interface TimeBound {
  what: string;
  mostMilliseconds: number;
  milliseconds: number;
}

/**
 * Does some work that is promised to end within so many milliseconds. Only `npm run bench` measures it: within `npm test` the
 * work is done and nothing is said about its time, which depends on the machine; what hangs ends with Vitest's own limit.
 */
export async function within<T>(what: string, mostMilliseconds: number, work: () => T | Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  noteTime(what, mostMilliseconds, performance.now() - started);
  return result;
}

/** What only matters for its time, and takes long to prepare, is left out where nobody measures it. */
export const isMeasured = process.env.TIME_BOUNDS !== undefined;

/** The same for a time that a test has measured itself. */
export function noteTime(what: string, mostMilliseconds: number, milliseconds = Number.POSITIVE_INFINITY): void {
  const file = process.env.TIME_BOUNDS;
  // JSON has no infinity: what never came to its end is written down as more than any bound.
  const bound: TimeBound = { what, mostMilliseconds, milliseconds: Math.min(milliseconds, Number.MAX_SAFE_INTEGER) };
  if (file) appendFileSync(file, `${JSON.stringify(bound)}\n`);
}

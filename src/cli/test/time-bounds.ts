import { readFileSync } from "node:fs";

/** A line of `src/testing/within.ts`. */
export interface TimeBound {
  what: string;
  mostMilliseconds: number;
  milliseconds: number;
}

/** What tests have measured, from the file that TIME_BOUNDS named while they ran. */
export const readTimeBounds = (file: string): TimeBound[] =>
  readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as TimeBound);

import { appendFileSync } from "node:fs";
import type { Part } from "../../src/testing/probe/probed-site";

/** Tells `npm run test:probe`, if that is what runs, what was tried and found; the tests judge by themselves. */
export function reportPart(part: Part): void {
  const file = process.env.PROBE_REPORT;
  if (file) appendFileSync(file, `${JSON.stringify(part)}\n`);
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { buildSuite, endToEndSuite } from "./test/end-to-end";
import { sanitizeEnvironment } from "./test/environment";
import { runTests } from "./test/run-tests";

const usage = "Usage: npm run test:probe [-- SEED]   SEED: a number; a different seed makes different bad inputs";

/** A line of the report: what one part of the probe tried, and what should not be so. */
interface Part {
  name: string;
  tried: number;
  findings: string[];
}

/**
 * Starts a site and tries from outside to get in and to break it: every procedure, page and route handler as ten people, links
 * that lead away, limits, headers, large and slow requests, and 200 bad inputs for each procedure and handler. `npm test` sends two
 * of each, asks procedures as three of the ten by turns, and waits for nothing.
 */
async function testProbe([seed = "7"]: readonly string[]): Promise<void> {
  if (!/^\d{1,9}$/.test(seed)) throw new CommandError(usage);
  sanitizeEnvironment();
  const folder = mkdtempSync(join(tmpdir(), "lectern-probe-"));
  const file = join(folder, "parts.jsonl");
  Object.assign(process.env, { PROBE_EACH: "200", PROBE_SEED: seed, PROBE_REPORT: file });
  try {
    const failed = await runTests([buildSuite, endToEndSuite(["specs/policy/"])]);
    const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
    const parts = lines.map((line) => JSON.parse(line) as Part);
    for (const { name, tried, findings } of parts) {
      console.log(`${String(tried).padStart(7)} tried, ${findings.length} findings  ${name}`);
      for (const finding of findings) console.log(`        ${finding}`);
    }
    if (failed > 0 || parts.length === 0 || parts.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand({ usage, words: [0, 1] }, testProbe);

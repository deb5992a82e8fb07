import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { buildSuite, endToEndSuite } from "./test/end-to-end";
import { sanitizeEnvironment } from "./test/environment";
import { runTests } from "./test/run-tests";
import { readTimeBounds } from "./test/time-bounds";

const usage = "Usage: npm run test:kill [-- ROUNDS]   ROUNDS: how many times each test is run, 1 to 5 (default 3)";

/** Of answers to an examination, over all rounds. */
const seeds = 50;

function readRounds([rounds = "3"]: readonly string[]): number {
  if (!/^[1-5]$/.test(rounds)) throw new CommandError(usage);
  return Number(rounds);
}

/**
 * Kills sites, databases and browsers in the middle of their work, several times over, and measures what a kill costs. `npm test`
 * does each once and reads no clock. One after the other, since two would measure each other.
 */
async function testKill(args: readonly string[]): Promise<void> {
  const rounds = readRounds(args);
  sanitizeEnvironment();
  const folder = mkdtempSync(join(tmpdir(), "lectern-kill-"));
  const file = join(folder, "bounds.jsonl");
  process.env.TIME_BOUNDS = file;
  process.env.KILL_SEEDS = String(Math.ceil(seeds / rounds));
  try {
    const failed = await runTests([
      buildSuite,
      endToEndSuite(["specs/durability/", "--workers=1", `--repeat-each=${rounds}`]),
    ]);
    const bounds = existsSync(file) ? readTimeBounds(file) : [];
    for (const { what, milliseconds, mostMilliseconds } of bounds) {
      const verdict = milliseconds <= mostMilliseconds ? "kept  " : "BROKEN";
      console.log(`${verdict}  ${what}: ${Math.round(milliseconds)} ms, at most ${mostMilliseconds}`);
    }
    const isKept = bounds.every(({ milliseconds, mostMilliseconds }) => milliseconds <= mostMilliseconds);
    if (failed > 0 || bounds.length === 0 || !isKept) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await runCommand({ usage, words: [0, 1] }, testKill);

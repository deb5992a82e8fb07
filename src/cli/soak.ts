import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { stopTools } from "./test/end-run";
import { sanitizeEnvironment } from "./test/environment";
import { nodeTool, runTool } from "./test/suite";

const usage = "Usage: npm run soak [PATTERN...]   PATTERN: part of a test file's path";
/** How many times the cases that `npm test` tries. */
const factor = 20;
/** As long as a unit test may take, for as many times the cases. */
const testTimeoutMs = 120_000 * factor;

/** Test files that hold properties, chosen by part of their path. */
function findFiles(patterns: readonly string[]): string[] {
  const files = readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .filter((path) => readFileSync(path, "utf8").includes('from "@/testing/fast-check"'));
  return patterns.length === 0 ? files : files.filter((path) => patterns.some((pattern) => path.includes(pattern)));
}

/**
 * Tries the properties with a seed that was never tried and many more cases. What it finds depends on chance, so `npm test`
 * never runs it: each find becomes an example of its property, which is tried every time.
 */
async function soak(patterns: string[]): Promise<void> {
  const files = findFiles(patterns);
  if (files.length === 0) throw new CommandError(`No test file with properties matches.\n${usage}`);
  const seed = process.env.PROPERTY_SEED || String(randomInt(2 ** 31));
  const repeat = ["npm run soak", ...(patterns.length > 0 ? ["--", ...patterns] : [])].join(" ");
  console.log(`Seed ${seed}, ${factor} times as many cases, ${files.length} files.`);
  sanitizeEnvironment();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopTools);
  const options = ["--config", ".config/vitest.ts", "--reporter", "dot", "--testTimeout", String(testTimeoutMs)];
  const { code } = await runTool(nodeTool("vitest/vitest.mjs", "run", ...options, ...files), {
    env: { PROPERTY_SEED: seed, PROPERTY_RUNS_FACTOR: String(factor) },
  });
  if (code !== 0) {
    throw new CommandError(
      `A property failed: its seed, path and counterexample are above. Add the counterexample to its examples. ` +
        `To repeat: PROPERTY_SEED=${seed} ${repeat}`,
    );
  }
}

await runCommand({ usage, words: [0, Number.POSITIVE_INFINITY] }, soak);

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { brokenBy } from "../src/cli/test/mutants/break-guard.ts";
import { mutants } from "../src/cli/test/mutants/mutants.ts";

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const variableNames = [...readFileSync(path(".env.example"), "utf8").matchAll(/^#? ?([A-Z0-9_]+)=/gm)].map(
  ([, name = ""]) => name,
);

const sampleData = path("../shared/data");

/** An empty value counts as unset: nothing of the shell's configuration reaches a test, except what is meant for tests. */
const env = {
  ...Object.fromEntries(variableNames.filter((name) => name !== "TEST_DATABASE_URL").map((name) => [name, ""])),
  DATA_DIR: path("node_modules/.cache/lectern/test-data"),
  TEST_DATA: process.env.TEST_DATA || (existsSync(sampleData) ? sampleData : ""),
  LECTERN_UNDER_TEST: "1",
  LOG_LEVEL: "silent",
  TZ: "UTC",
};

/**
 * Most test files share a process with others: what they import is already loaded for the next file, which halves the time of
 * the suite. Files that run jobs or servers keep a process of their own.
 */
const needsOwnProcess = (file: string): boolean =>
  /^src\/(server\/(web|inngest)|testing\/eval-draft)\//.test(file) ||
  /testing\/(job-runner|web-process|notification-process)"|"@\/app\//.test(readFileSync(path(file), "utf8"));

const files = readdirSync(path("src"), { recursive: true, encoding: "utf8" })
  .map((file) => `src/${file}`)
  .filter((file) => /\.test\.tsx?$/.test(file));
const filesOf = (needsDatabase: boolean, isAlone: boolean) =>
  files.filter((file) => file.endsWith(".db.test.ts") === needsDatabase && needsOwnProcess(file) === isAlone);

const unit = {
  // Long enough for a busy machine: no test is judged by its speed, only a hanging one is ended.
  testTimeout: 120_000,
};

const db = {
  globalSetup: path("src/testing/global-database.ts"),
  pool: "forks",
  testTimeout: 300_000,
  hookTimeout: 240_000,
} as const;

const alias = [
  { find: /^@\//, replacement: path("src/") },
  { find: /^server-only$/, replacement: path("src/cli/server-only.ts") },
];

/** Set by `npm run test:mutants` alone. */
const mutant = mutants.find(({ guard }) => guard === process.env.LECTERN_MUTANT);

export default defineConfig({
  root: path(""),
  plugins: mutant ? [brokenBy(mutant)] : [],
  resolve: { alias },
  cacheDir: path("node_modules/.cache/vite"),
  test: {
    env,
    setupFiles: [
      ...(process.env.LECTERN_TEST_REPORT ? [path(".config/vitest-running.ts")] : []),
      path(".config/vitest-variables.ts"),
    ],
    // It names Next's modules in a way that only bundlers resolve.
    server: { deps: { inline: ["next-auth"] } },
    // Vitest leaves one core to others, which on two cores means that one works and one rests.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: process.env.LECTERN_TEST_REPORT ? ["dot", path(".config/vitest-report.ts")] : ["default"],
    projects: [
      { extends: true, test: { ...unit, name: "unit", isolate: false, include: filesOf(false, false) } },
      { extends: true, test: { ...unit, name: "unit-alone", include: filesOf(false, true) } },
      { extends: true, test: { ...db, name: "db", isolate: false, include: filesOf(true, false) } },
      { extends: true, test: { ...db, name: "db-alone", include: filesOf(true, true) } },
    ],
  },
});

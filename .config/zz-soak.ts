import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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

const alias = [
  { find: /^fast-check$/, replacement: "/tmp/soakfc.ts" },
  { find: /^@\//, replacement: path("src/") },
  { find: /^server-only$/, replacement: path("src/cli/server-only.ts") },
];

export default defineConfig({
  root: path(""),
  resolve: { alias },
  cacheDir: path("node_modules/.cache/vite"),
  test: {
    env,
    // Vitest leaves one core to others, which on two cores means that one works and one rests.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: process.env.LECTERN_TEST_REPORT ? ["dot", path(".config/vitest-report.ts")] : ["default"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}"],
          exclude: ["src/**/*.db.test.ts"],
          // What hangs is found all the same; what is slow on a busy machine is not.
          testTimeout: 3_000_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["src/**/*.db.test.ts"],
          globalSetup: path("src/testing/global-database.ts"),
          pool: "forks",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { DatabaseSetupError } from "@/server/db/postgres-launcher";
import { CommandError } from "./command-error";
import { explainFailure } from "./explain-failure";

const folder = mkdtempSync(join(tmpdir(), "lectern-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failureOf = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error);

test("a failure made for the terminal is told as it is", () => {
  expect(explainFailure(new CommandError("Usage: so"))).toBe("Usage: so");
  expect(explainFailure(new DatabaseSetupError("Not as root"))).toBe("Not as root");
});

test("a file in the place of the data folder is named, with the fix", async () => {
  writeFileSync(join(folder, "data"), "");
  const error = await failureOf(mkdir(join(folder, "data/postgres"), { recursive: true }));
  expect(explainFailure(error)).toMatch(/data.* is in the way.*DATA_DIR/);
});

test("a database that does not answer is named by host and port", async () => {
  const error = await new Promise((resolve) => connect({ host: "127.0.0.1", port: 1 }).on("error", resolve));
  expect(explainFailure(error)).toBe(
    "Nothing answers at 127.0.0.1, port 1. Check DATABASE_URL, or unset it to use the embedded database.",
  );
  expect(explainFailure(new AggregateError([error], ""))).toBe(explainFailure(error));
  expect(explainFailure(new Error("query failed", { cause: error }))).toBe(explainFailure(error));
});

test("a full disk and a folder without rights are told in one line each", () => {
  const system = (code: string) => Object.assign(new Error(code), { code, path: "/data/files" });
  expect(explainFailure(system("ENOSPC"))).toMatch(/^The disk is full \(\/data\/files\)\..*$/);
  expect(explainFailure(system("EACCES"))).toMatch(/^This user can't read or write \/data\/files\..*$/);
});

test("what no one expected keeps its stack", async () => {
  expect(explainFailure(new TypeError("x is not a function"))).toBeNull();
  expect(explainFailure(await failureOf(readdir(join(folder, "nowhere"))))).toBeNull();
});

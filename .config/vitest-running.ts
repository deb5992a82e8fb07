import { threadId } from "node:worker_threads";
import { afterAll, afterEach, beforeEach, expect } from "vitest";
import { noteEnded, noteRunning } from "../src/cli/test/progress";

/** Beyond the limit of a test, which vitest itself enforces as long as the test lets other code run. */
const graceMs = 120_000;

const key = `vitest-${process.pid}-${threadId}`;
const file = expect.getState().testPath ?? "";

// Written by the worker itself, at once: of a test that never gives way to anything else, no one else could tell.
noteRunning(key, { file, name: "loading the file", blockedAfterMs: 300_000 });

beforeEach(({ task }) => {
  noteRunning(key, { file, name: task.name, blockedAfterMs: task.timeout + graceMs });
});

afterEach(() => {
  noteRunning(key, { file, name: "between two tests", blockedAfterMs: 300_000 });
});

afterAll(() => noteEnded(key));

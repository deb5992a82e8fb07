import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { supervise } from "./supervise";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lectern-supervise-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process that notes each start in a file, then runs `body`. */
function aProcess(name: string, body: string) {
  const starts = join(folder, `${name}.starts`);
  const script = join(folder, `${name}.mjs`);
  writeFileSync(starts, "");
  writeFileSync(
    script,
    `import fs from "node:fs"; fs.appendFileSync(${JSON.stringify(starts)}, process.pid + "\\n"); ${body}`,
  );
  const pids = () => readFileSync(starts, "utf8").trim().split("\n").filter(Boolean).map(Number);
  return { options: { name, script, execArgv: [], env: {} }, pids };
}

const ready = 'process.send({ type: "ready", port: 4711 }); setInterval(() => {}, 1000);';

test("a process that says it is ready tells its port, and ends when told to", async () => {
  const { options, pids } = aProcess("good", ready);
  const part = supervise(options);
  expect(await part.ready).toBe(4711);
  await part.stop();
  expect(() => process.kill(pids()[0] ?? 0, 0)).toThrow();
});

test("a process that dies after it was ready is started again", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { options, pids } = aProcess("dying", ready);
  const part = supervise(options);
  await part.ready;
  process.kill(pids()[0] ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(pids()).toHaveLength(2), { timeout: 30_000 });
  expect(told.mock.calls.flat().join()).toContain("dying died (SIGKILL); restarting it at once.");
  process.kill(pids()[1] ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(pids()).toHaveLength(3), { timeout: 30_000 });
  expect(told.mock.calls.flat().join()).toContain("dying died (SIGKILL); restarting it in 0.5 s.");
  await part.stop();
  told.mockRestore();
});

test("a process that dies before it was ready fails the start and is left alone", async () => {
  const { options, pids } = aProcess("broken", "process.exit(3);");
  const part = supervise(options);
  await expect(part.ready).rejects.toThrow("broken ended before it was ready (exit code 3).");
  await part.stop();
  expect(pids()).toHaveLength(1);
});

test("a restart replaces the process at once", async () => {
  const { options, pids } = aProcess("replaced", ready);
  const part = supervise(options);
  await part.ready;
  part.restart();
  await vi.waitFor(() => expect(pids()).toHaveLength(2), { timeout: 30_000 });
  await part.stop();
});

const standingBy = `
if (process.argv.includes("--standby")) process.on("message", ({ type }) => type === "take-over" && process.send({ type: "ready", port: 4711 }));
else process.send({ type: "ready", port: 4711 });
setInterval(() => {}, 1000);`;

test("one that stands by takes over from one that dies, and another stands by in its place", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { options, pids } = aProcess("relieved", standingBy);
  const part = supervise({ ...options, hasStandby: true });
  await part.ready;
  for (const [at, running] of [2, 3].entries()) {
    await vi.waitFor(() => expect(pids()).toHaveLength(running), { timeout: 30_000 });
    process.kill(pids()[at] ?? 0, "SIGKILL");
    await vi.waitFor(
      () =>
        expect(
          told.mock.calls.filter(([line]) => line === "relieved died (SIGKILL); the one standing by takes over."),
        ).toHaveLength(at + 1),
      { timeout: 30_000 },
    );
  }
  // The third works now; it was not started for that.
  await vi.waitFor(() => expect(pids()).toHaveLength(4), { timeout: 30_000 });
  await part.stop();
  for (const pid of pids()) expect(() => process.kill(pid, 0)).toThrow();
  told.mockRestore();
});

test("one that dies while it stands by leaves the one that works alone", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { options, pids } = aProcess("bereft", standingBy);
  const part = supervise({ ...options, hasStandby: true });
  await part.ready;
  await vi.waitFor(() => expect(pids()).toHaveLength(2), { timeout: 30_000 });
  process.kill(pids()[1] ?? 0, "SIGKILL");
  await vi.waitFor(() => expect(told).toHaveBeenCalled(), { timeout: 30_000 });
  expect(told.mock.calls.flat().join()).toBe(
    "The process standing by for bereft died (SIGKILL); starting another in 30 s.",
  );
  expect(() => process.kill(pids()[0] ?? 0, 0)).not.toThrow();
  await part.stop();
  told.mockRestore();
});

test("where both die at once, another is started", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { options, pids } = aProcess("bothGone", standingBy);
  const part = supervise({ ...options, hasStandby: true });
  await part.ready;
  await vi.waitFor(() => expect(pids()).toHaveLength(2), { timeout: 30_000 });
  for (const pid of pids()) process.kill(pid, "SIGKILL");
  await vi.waitFor(() => expect(pids().length).toBeGreaterThan(2), { timeout: 45_000 });
  await part.stop();
  told.mockRestore();
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { identifyProcess } from "./processes";

let checkout = "";
let temporary = "";
const children: ChildProcess[] = [];

beforeEach(() => {
  checkout = mkdtempSync(join(realpathSync(tmpdir()), "checkout-"));
  temporary = mkdtempSync(join(realpathSync(tmpdir()), "temporary-"));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of [checkout, temporary]) rmSync(folder, { recursive: true, force: true });
});

/** A run in a process of its own, until it is asked to leave. Resolves to its folder, rejects with its message. */
async function enter(): Promise<{ child: ChildProcess; folder: string }> {
  const script = `
    import { enterRunFolder } from ${JSON.stringify(resolve("src/cli/test/run-folder.ts"))};
    try {
      const leave = await enterRunFolder();
      process.stdout.write("entered " + process.env.LECTERN_TEST_RUN + "\\n");
      process.stdin.on("data", async () => { await leave(); process.exit(0); });
    } catch (error) {
      process.stdout.write("refused " + error.message + "\\n");
      process.exit(1);
    }`;
  const loader = resolve("node_modules/tsx/dist/loader.mjs");
  const child = spawn(process.execPath, ["--import", loader, "--input-type=module", "-e", script], {
    cwd: checkout,
    env: { ...process.env, TMPDIR: temporary, LECTERN_TEST_RUN: "" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  children.push(child);
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += String(chunk);
  });
  await expect.poll(() => said, { timeout: 30_000 }).toContain("\n");
  const [, word, rest = ""] = /^(\w+) (.*)$/m.exec(said) ?? [];
  if (word !== "entered") throw new Error(rest);
  return { child, folder: rest };
}

async function end(child: ChildProcess, signal?: "SIGKILL"): Promise<void> {
  const gone = once(child, "exit");
  if (signal) child.kill(signal);
  else child.stdin?.write("leave\n");
  await gone;
}

test("a second run of the same checkout is refused with the process of the first, until that has ended", async () => {
  const first = await enter();
  await expect(enter()).rejects.toThrow(`already running in this checkout (process ${first.child.pid})`);
  await end(first.child);
  await end((await enter()).child);
});

test("everything temporary of a run is in one folder, which is gone at its end", async () => {
  const { child, folder } = await enter();
  expect(folder.startsWith(temporary)).toBe(true);
  mkdirSync(join(folder, "something"));
  await end(child);
  expect(readdirSync(temporary).filter((name) => name.startsWith("lectern-run-"))).toEqual([]);
});

test("a later run takes away what a killed one left, and nothing that it does not know to be dead", async () => {
  const killed = await enter();
  await end(killed.child, "SIGKILL");
  const unknown = join(temporary, "lectern-run-unknown");
  mkdirSync(unknown);
  const alive = join(temporary, "lectern-run-alive");
  mkdirSync(alive);
  writeFileSync(
    join(alive, "owner.json"),
    JSON.stringify({ pid: process.pid, identity: identifyProcess(process.pid), folder: alive }),
  );
  const { child } = await enter();
  expect([existsSync(killed.folder), existsSync(unknown), existsSync(alive)]).toEqual([false, true, true]);
  await end(child);
});

test("a database behind a link in what a killed run left is another's, and stays alive", async () => {
  const killed = await enter();
  const server = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  children.push(server);
  mkdirSync(join(checkout, "data"));
  writeFileSync(join(checkout, "data/postmaster.pid"), `${server.pid}\n`);
  symlinkSync(checkout, join(killed.folder, "linked"));
  await end(killed.child, "SIGKILL");
  const { child } = await enter();
  expect(existsSync(killed.folder)).toBe(false);
  expect([existsSync(join(checkout, "data/postmaster.pid")), server.signalCode]).toEqual([true, null]);
  await end(child);
});

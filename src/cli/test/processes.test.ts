import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isRunning } from "@/server/db/server-process";
import { identifyProcess, processesOf, runVariable } from "./processes";

test("a process is told from a later one with the same number", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const pid = child.pid ?? 0;
  const identity = identifyProcess(pid);
  expect(identity).toBe(identifyProcess(pid));
  expect(identity).not.toBe(identifyProcess(process.pid));
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(identifyProcess(pid)).toBeNull();
});

test.skipIf(process.platform !== "linux")("a zombie is not running: it only waits to be noticed", async () => {
  // The shell is replaced by a program that never asks what became of the child; until then it would ask itself.
  const parent = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 61"]);
  const [line] = await once(parent.stdout, "data");
  const pid = Number(String(line));
  const command = () => readFileSync(`/proc/${parent.pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  await expect.poll(command, { timeout: 30_000 }).toBe("sleep 61");
  process.kill(pid, "SIGKILL");
  await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);
  expect(() => process.kill(pid, 0), "the system still has it").not.toThrow();
  parent.kill("SIGKILL");
});

test.skipIf(process.platform !== "linux")("what a run has started is found wherever it is in the tree", async () => {
  const folder = `/nowhere/${process.pid}`;
  const env = { ...process.env, [runVariable]: folder };
  const parent = spawn("sh", ["-c", "setsid sleep 61 >/dev/null 2>&1 & echo $!"], { env });
  await once(parent, "exit");
  const commands = () => processesOf(folder).map(({ command }) => command.trim());
  await expect.poll(commands, { timeout: 30_000 }).toEqual(["sleep 61"]);
  for (const { pid } of processesOf(folder)) process.kill(pid, "SIGKILL");
  await expect.poll(commands, { timeout: 30_000 }).toEqual([]);
});

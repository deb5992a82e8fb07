import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { standBy } from "./standby";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

/** A process that gets ready in ways that the test decides, one after the other. */
function aProcess() {
  const tries: { succeed: () => void; fail: () => void }[] = [];
  const warnings: unknown[] = [];
  let takeOver = () => {};
  let hasTakenOver = false;
  const prepare = () =>
    new Promise<void>((resolve, reject) => {
      tries.push({ succeed: resolve, fail: () => reject(new Error("no database")) });
    });
  const told = new Promise<void>((resolve) => {
    takeOver = resolve;
  });
  const warn = (fields: object) => void warnings.push(fields);
  const standing = standBy(told, prepare, { warn }).then(() => {
    hasTakenOver = true;
  });
  return { tries, warnings, takeOver, standing, hasTakenOver: () => hasTakenOver };
}

test("a process that stands by is ready once, and takes over when it is told to", async () => {
  const { tries, warnings, takeOver, standing, hasTakenOver } = aProcess();
  tries[0]?.succeed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([tries.length, warnings, hasTakenOver()]).toEqual([1, [], false]);
  takeOver();
  await standing;
});

test("where it couldn't get ready, it tries again until it is", async () => {
  const { tries, warnings, takeOver, standing } = aProcess();
  for (const count of [1, 2]) {
    tries.at(-1)?.fail();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([tries.length, warnings.length]).toEqual([count + 1, count]);
  }
  tries.at(-1)?.succeed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries).toHaveLength(3);
  takeOver();
  await standing;
});

test.each(["while it gets ready", "before it tries again"])("told to %s, it takes over at once", async (when) => {
  const { tries, takeOver, standing, warnings } = aProcess();
  if (when === "before it tries again") {
    tries[0]?.fail();
    await vi.advanceTimersByTimeAsync(1);
  }
  takeOver();
  await standing;
  tries[0]?.fail();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([tries.length, warnings.length]).toEqual([1, when === "before it tries again" ? 1 : 0]);
});

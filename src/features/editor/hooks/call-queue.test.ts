import { describe, expect, test } from "vitest";
import type { SaveStatus } from "@/lib/kept/save-status";
import { CallQueue } from "./call-queue";

test("while no one answers it says so, whatever joins the queue, and goes on in order once someone does", async () => {
  const told: SaveStatus["kind"][] = [];
  const done: string[] = [];
  let isDown = true;
  const waiting: (() => void)[] = [];
  const queue = new CallQueue({
    tell: ({ kind }) => void told.push(kind),
    isUnanswered: () => true,
    wordsFor: String,
    wait: () => new Promise((resolve) => waiting.push(resolve)),
  });
  const call = (name: string) => async () => {
    if (isDown) throw new Error("offline");
    done.push(name);
  };
  const first = queue.run(call("first"));
  await expect.poll(() => told.at(-1)).toBe("retrying");
  const second = queue.run(call("second"));
  expect(told.at(-1)).toBe("retrying");
  isDown = false;
  for (const go of waiting) go();
  await Promise.all([first, second]);
  await queue.settled();
  expect(done).toEqual(["first", "second"]);
  expect(told.at(-1)).toBe("saved");
});

describe("while no one answers", () => {
  const told: SaveStatus[] = [];
  let answer: () => void = () => undefined;
  const startQueue = () =>
    new CallQueue({
      tell: (state) => void told.push(state),
      isUnanswered: () => true,
      wordsFor: String,
      wait: () => new Promise((resolve) => setTimeout(resolve)),
    });
  const call = () => {
    let isDown = true;
    answer = () => {
      isDown = false;
    };
    return () => (isDown ? Promise.reject(new Error("offline")) : Promise.resolve());
  };

  test("it does not say that this device keeps what is only on the page", async () => {
    const queue = startQueue();
    const waiting = queue.run(call());
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: "retrying", isKept: false });
    expect(queue.holdsUnkept).toBe(true);
    answer();
    await waiting;
    expect(queue.holdsUnkept).toBe(false);
  });

  test("it says so of what is kept, until something joins that is not", async () => {
    const queue = startQueue();
    const kept = queue.run(call(), { isKept: true });
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: "retrying", isKept: true });
    expect(queue.holdsUnkept).toBe(false);
    const answerFirst = answer;
    const other = queue.run(call());
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: "retrying", isKept: false });
    answerFirst();
    answer();
    await Promise.all([kept, other]);
  });
});

test("what was refused is told until the next change, also where what waited behind it was stored", async () => {
  const told: SaveStatus[] = [];
  const queue = new CallQueue({
    tell: (state) => void told.push(state),
    isUnanswered: () => false,
    wordsFor: (error) => (error as Error).message,
    wait: () => Promise.resolve(),
  });
  const refused = queue.run(() => Promise.reject(new Error("Too long")));
  const stored = queue.run(() => Promise.resolve());
  await expect(refused).rejects.toThrow("Too long");
  await stored;
  await queue.settled();
  expect(told.at(-1)).toEqual({ kind: "refused", why: "Too long" });

  await queue.run(() => Promise.resolve());
  await queue.settled();
  expect(told.at(-1)).toMatchObject({ kind: "saved" });
});

import { expect, test } from "vitest";
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

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KeptChange } from "./kept-changes";
import { MergedText, type MergeResult } from "./merged-text";

interface Thing {
  text: string;
  points: number;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function aText(stands: Thing, options: { isStored?: boolean } = {}) {
  const deps = {
    copy: null as KeptChange<Thing> | null,
    sent: [] as { base: Thing; value: Thing }[],
    isDown: false,
    answer: null as MergeResult<Thing> | null,
  };
  const text = new MergedText<Thing>(
    [["text"], ["points"]],
    stands,
    {
      async send(change) {
        deps.sent.push(change);
        if (deps.isDown) return new Promise(() => undefined);
        return deps.answer ?? { type: "saved", stands: change.value };
      },
      keep: (change) => {
        deps.copy = change;
      },
      onChange: () => undefined,
    },
    options.isStored,
  );
  return { text, deps };
}

const old = { text: "old", points: 1 };
const mine = { text: "mine", points: 1 };

test("what is typed is on the device at once, and gone from there when it is stored", async () => {
  const { text, deps } = aText(old);
  text.change(mine);
  expect(deps.copy).toEqual({ base: old, value: mine, sent: null });
  await vi.advanceTimersByTimeAsync(800);
  expect(deps.copy).toBeNull();
  expect(text.view).toEqual({ value: mine, theirs: null, isDirty: false });
});

test("a copy is taken up and sent against what it was written over", async () => {
  const { text, deps } = aText({ text: "old", points: 2 });
  expect(text.restore({ base: old, value: mine, sent: null })).toBe(true);
  expect(text.view).toMatchObject({ value: mine, isDirty: true });
  await vi.advanceTimersByTimeAsync(800);
  expect(deps.sent).toEqual([{ base: old, value: mine }]);
});

test("a copy whose earlier state had been stored without an answer is no conflict with oneself", async () => {
  const { text, deps } = aText({ text: "m", points: 1 });
  text.restore({ base: old, value: mine, sent: { text: "m", points: 1 } });
  await vi.advanceTimersByTimeAsync(800);
  expect(deps.sent).toEqual([{ base: { text: "m", points: 1 }, value: mine }]);
});

test("a copy that the server has already is dropped without a word", () => {
  const { text } = aText(mine);
  expect(text.restore({ base: old, value: mine, sent: null })).toBe(false);
  expect(text.view.isDirty).toBe(false);
});

test("what was restored can be put away while the site is not reached", async () => {
  const { text, deps } = aText(old);
  text.restore({ base: old, value: mine, sent: null });
  text.discard();
  expect(text.view).toEqual({ value: old, theirs: null, isDirty: false });
  expect(deps.copy).toBeNull();
  await vi.advanceTimersByTimeAsync(2000);
  expect(deps.sent).toEqual([]);
});

test("a new thing is kept as new until it is there", () => {
  const { text, deps } = aText(old, { isStored: false });
  text.change(mine);
  expect(deps.copy).toEqual({ base: null, value: mine, sent: null });
  text.noteStored();
  expect(deps.copy).toEqual({ base: old, value: mine, sent: null });
});

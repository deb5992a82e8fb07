// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { isSame } from "@/features/editor/merge-fields";
import { type Unsaved, type UnsavedCopies, type UnsavedCopy, useUnsaved } from "./use-unsaved";

interface Words {
  text: string;
}

const keptAt = new Date("2026-11-02T09:00:00Z");

let copy: UnsavedCopy<Words> | null;
let isDeviceOpen: Promise<void>;
let form: Unsaved<Words>;
let isOpen: ReturnType<typeof createRoot> | null = null;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  copy = null;
  isDeviceOpen = Promise.resolve();
});

const device: UnsavedCopies<Words> = {
  read: async () => copy,
  async keep(unsaved) {
    copy = { ...unsaved, keptAt };
    return true;
  },
  async forget(value) {
    if (copy && isSame(copy.value, value)) copy = null;
  },
};

function Form({ version, text }: { version: number; text: string }) {
  form = useUnsaved(
    () => ({ version, value: { text } }),
    () => isDeviceOpen.then(() => device),
  );
  return null;
}

/** Opens the form over what the server has. */
async function open(text: string, version = 1): Promise<void> {
  const root = createRoot(document.createElement("div"));
  isOpen = root;
  await act(async () => root.render(<Form version={version} text={text} />));
}

async function leave(): Promise<void> {
  await act(async () => isOpen?.unmount());
  isOpen = null;
}

afterEach(leave);

async function type(text: string): Promise<void> {
  await act(async () => form.change({ text }));
}

async function putAway(swap: () => () => void): Promise<() => void> {
  const swapped: (() => void)[] = [];
  await act(async () => void swapped.push(swap()));
  return () => swapped[0]?.();
}

const asksBeforeLeaving = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
const shown = () => form.value.text;

test("what was typed and not saved is there again on a later visit, until it is discarded, and then until that is undone", async () => {
  await open("Which knot?");
  await type("Which knot holds?");
  expect(asksBeforeLeaving()).toBe(true);
  await leave();
  expect(copy).toMatchObject({ version: 1, value: { text: "Which knot holds?" } });

  await open("Which knot?");
  expect(form).toMatchObject({
    value: { text: "Which knot holds?" },
    restoredFrom: keptAt,
    theirs: null,
  });
  expect(asksBeforeLeaving()).toBe(true);
  const bringBack = await putAway(() => form.resolve("theirs"));
  expect(form).toMatchObject({ value: { text: "Which knot?" }, restoredFrom: null });
  expect(asksBeforeLeaving()).toBe(false);
  expect(copy).toBeNull();
  await act(async () => bringBack());
  expect(shown()).toBe("Which knot holds?");
  await leave();
  expect(copy).toMatchObject({ value: { text: "Which knot holds?" } });
});

test("what was saved, or typed back, leaves no copy; what was typed while it was saved does", async () => {
  await open("Which knot?");
  await type("Which knot holds?");
  await act(async () => window.dispatchEvent(new Event("pagehide")));
  expect(copy).not.toBeNull();
  await type("Which knot?");
  await act(async () => window.dispatchEvent(new Event("pagehide")));
  expect(copy).toBeNull();

  await type("Which knot holds?");
  await act(async () => window.dispatchEvent(new Event("pagehide")));
  await type("Which knot holds best?");
  await act(async () =>
    form.noteSaved({ version: 2, value: { text: "Which knot holds?" } }, { text: "Which knot holds?" }),
  );
  expect(form).toMatchObject({ version: 2, theirs: null });
  expect(asksBeforeLeaving()).toBe(true);
  expect(copy).toMatchObject({ version: 2, value: { text: "Which knot holds best?" } });
  await act(async () =>
    form.noteSaved({ version: 3, value: { text: "Which knot holds best?" } }, { text: "Which knot holds best?" }),
  );
  expect(form).toMatchObject({ version: 3 });
  expect(asksBeforeLeaving()).toBe(false);
  expect(copy).toBeNull();
  await leave();
  expect(copy).toBeNull();
});

test("a copy of what the server has now is forgotten", async () => {
  copy = { version: 1, value: { text: "Which knot holds?" }, keptAt };
  await open("Which knot holds?", 2);
  expect(form).toMatchObject({ version: 2, theirs: null, restoredFrom: null });
  expect(asksBeforeLeaving()).toBe(false);
  expect(copy).toBeNull();
});

test("a copy that was made from another version waits for a choice, over visits", async () => {
  copy = { version: 1, value: { text: "Which knot holds?" }, keptAt };
  await open("Which knot slips?", 2);
  expect(form).toMatchObject({ value: { text: "Which knot holds?" }, version: 1 });
  expect(form.theirs).toEqual({ version: 2, value: { text: "Which knot slips?" } });
  await type("Which knot holds best?");
  await leave();
  expect(copy).toMatchObject({ version: 1, value: { text: "Which knot holds best?" } });

  await open("Which knot slips?", 2);
  expect(form.theirs).not.toBeNull();
  await act(async () => void form.resolve("mine"));
  expect(form).toMatchObject({ value: { text: "Which knot holds best?" }, version: 2, theirs: null });
  expect(asksBeforeLeaving()).toBe(true);
  expect(copy).toMatchObject({ version: 2, value: { text: "Which knot holds best?" } });
});

test("what was saved elsewhere meanwhile takes the place of what was typed only if that is chosen, and gives it back", async () => {
  await open("Which knot?");
  await type("Which knot holds?");
  await act(async () => form.meet({ version: 2, value: { text: "Which knot slips?" } }));
  expect(form.theirs).toEqual({ version: 2, value: { text: "Which knot slips?" } });
  expect(shown()).toBe("Which knot holds?");
  const bringBack = await putAway(() => form.resolve("theirs"));
  expect(form).toMatchObject({ value: { text: "Which knot slips?" }, version: 2, theirs: null });
  expect(asksBeforeLeaving()).toBe(false);
  await act(async () => bringBack());
  expect(form).toMatchObject({ value: { text: "Which knot holds?" }, version: 1 });
  expect(asksBeforeLeaving()).toBe(true);
  expect(form.theirs).not.toBeNull();
});

test.each([
  { take: true, now: "Which knot holds?", other: "Which bend?" },
  { take: false, now: "Which bend?", other: "Which knot holds?" },
])(
  "what was typed before this device answered is not taken over, and takes over nothing unless chosen: $take",
  async ({ take, now, other }) => {
    copy = { version: 1, value: { text: "Which knot holds?" }, keptAt };
    const opening = new EventTarget();
    isDeviceOpen = new Promise((resolve) => opening.addEventListener("open", () => resolve()));
    await open("Which knot?");
    await type("Which bend?");
    await act(async () => {
      window.dispatchEvent(new Event("pagehide"));
      opening.dispatchEvent(new Event("open"));
    });
    expect(form).toMatchObject({ value: { text: "Which bend?" }, earlier: { value: { text: "Which knot holds?" } } });
    await act(async () => window.dispatchEvent(new Event("pagehide")));
    expect(copy).toMatchObject({ value: { text: "Which knot holds?" } });

    const bringBack = await putAway(() => form.settleEarlier(take));
    expect(form).toMatchObject({ value: { text: now }, earlier: null });
    expect(copy).toMatchObject({ value: { text: now } });
    await act(async () => bringBack());
    expect(shown()).toBe(other);
    await leave();
    expect(copy).toMatchObject({ value: { text: other } });
  },
);

test("a form works where the device keeps nothing, and asks before it is left with what wasn't saved", async () => {
  isDeviceOpen = Promise.reject(new Error("no storage"));
  await open("Which knot?");
  expect(asksBeforeLeaving()).toBe(false);
  await type("Which knot holds?");
  expect(shown()).toBe("Which knot holds?");
  expect(asksBeforeLeaving()).toBe(true);
});

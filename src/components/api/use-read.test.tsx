// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Reading, type ReadOptions, useRead } from "./use-read";

/** Answers in whichever order a test gives them; what was given up is known. */
const asked: { key: string; signal: AbortSignal; answer: (words: string) => void; fail: () => void }[] = [];
let reading: Reading<string>;
let root: Root;

const read = (key: string) => (signal: AbortSignal) =>
  new Promise<string>((answer, reject) => {
    asked.push({ key, signal, answer, fail: () => reject(new Error("lost")) });
  });

function Part({ name, options }: { name: string | null; options: ReadOptions | undefined }) {
  reading = useRead(name, read(name ?? ""), options);
  return null;
}

const messages = { common: { refused: { offline: "No connection" } } };
const show = (name: string | null, options?: ReadOptions) =>
  act(() =>
    root.render(
      <NextIntlClientProvider locale="en" messages={messages}>
        <Part name={name} options={options} />
      </NextIntlClientProvider>,
    ),
  );
const settle = (number: number, how: "answer" | "fail", words = "") =>
  act(async () => (how === "answer" ? asked[number]?.answer(words) : asked[number]?.fail()));
const told = () => [reading.found, reading.problem];

describe("what a part of a page reads", () => {
  beforeEach(() => {
    asked.length = 0;
    root = createRoot(document.createElement("div"));
  });
  afterEach(() => act(() => root.unmount()));

  it("is nothing until the answer is there, and isn't asked for without a key", async () => {
    show(null);
    expect([asked.length, ...told()]).toEqual([0, null, null]);
    show("one");
    expect(told()).toEqual([null, null]);
    await settle(0, "answer", "the first");
    expect(told()).toEqual(["the first", null]);
  });

  it("is what was asked for last, whichever answer comes first", async () => {
    show("one");
    show("two");
    expect(asked.map(({ key, signal }) => [key, signal.aborted])).toEqual([
      ["one", true],
      ["two", false],
    ]);
    await settle(1, "answer", "the second");
    await settle(0, "answer", "the first");
    expect(told()).toEqual(["the second", null]);
  });

  it("says nothing of a failure of what isn't wanted any more", async () => {
    show("one");
    show("two");
    await settle(0, "fail");
    expect(told()).toEqual([null, null]);
  });

  it("leaves with its key, or stays until the next is there", async () => {
    show("one");
    await settle(0, "answer", "the first");
    show("two");
    expect(reading.found).toBeNull();
    await settle(1, "answer", "the second");
    show("three", { keeps: true });
    expect(reading.found).toBe("the second");
    await settle(2, "fail");
    expect(told()).toEqual(["the second", "No connection"]);
  });

  it("is shown while it is read again, and a failure is told until then", async () => {
    show("one");
    await settle(0, "answer", "the first");
    act(() => reading.again());
    await settle(1, "fail");
    expect(told()).toEqual(["the first", "No connection"]);
    act(() => reading.again());
    expect(told()).toEqual(["the first", null]);
    await settle(2, "answer", "the newest");
    expect(told()).toEqual(["the newest", null]);
  });

  it("is replaced by what is known by now", async () => {
    show("one");
    await settle(0, "answer", "the first");
    act(() => reading.put("known since"));
    expect(told()).toEqual(["known since", null]);
  });

  it("is asked for once its key has been left alone", () => {
    vi.useFakeTimers();
    const options = { settleMs: 200 };
    show("t", options);
    vi.advanceTimersByTime(199);
    show("ti", options);
    vi.advanceTimersByTime(199);
    expect(asked).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(asked.map(({ key }) => key)).toEqual(["ti"]);
    vi.useRealTimers();
  });

  it("changes nothing after the part is gone", async () => {
    show("one");
    show(null);
    expect(asked[0]?.signal.aborted).toBe(true);
    await settle(0, "answer", "too late");
    expect(told()).toEqual([null, null]);
  });
});

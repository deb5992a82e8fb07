// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, describe, expect, it } from "vitest";
import { type Call, type CallOptions, useCall } from "./use-call";

let call: Call;
let unmount: () => void;

function Button({ options }: { options: CallOptions }) {
  call = useCall(options);
  return null;
}

function show(options: CallOptions = {}) {
  const root = createRoot(document.createElement("div"));
  const whole = { tell: (error: unknown) => (error as Error).message, ...options };
  act(() =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{}}>
        <Button options={whole} />
      </NextIntlClientProvider>,
    ),
  );
  unmount = () => act(() => root.unmount());
}

/** Work that is under way until it is told how it ends. */
function work(name: string, log: string[]) {
  let settle = { resolve: () => {}, reject: (_: Error) => {} };
  const done = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const begin = () => {
    log.push(name);
    return done;
  };
  return { begin, ...settle };
}

describe("a call behind a button", () => {
  afterEach(() => unmount());

  it("is busy while it is under way, and takes a second press for no second call", async () => {
    show();
    const log: string[] = [];
    const first = work("first", log);
    const pressed: Promise<boolean>[] = [];
    act(() => void pressed.push(call.run(first.begin), call.run(work("second", log).begin)));
    expect(call.isBusy).toBe(true);
    first.resolve();
    await act(() => Promise.all(pressed));
    expect([await Promise.all(pressed), log, call.isBusy]).toEqual([[true, false], ["first"], false]);
  });

  it("says why it was refused until it is pressed again", async () => {
    show();
    await act(() => call.run(() => Promise.reject(new Error("Not today"))));
    expect([call.problem, call.isBusy]).toEqual(["Not today", false]);
    await act(() => call.run(async () => undefined));
    expect(call.problem).toBeNull();
  });

  it("stays busy after what went well where that leaves the page, and not after a refusal", async () => {
    show({ staysBusy: true });
    await act(() => call.run(() => Promise.reject(new Error("Not today"))));
    expect(call.isBusy).toBe(false);
    await act(() => call.run(async () => undefined));
    expect(call.isBusy).toBe(true);
  });

  it("does in turn what is asked for meanwhile, and keeps the refusal of the one before", async () => {
    show({ inTurn: true });
    const log: string[] = [];
    const jobs = ["first", "second", "third"].map((name) => work(name, log));
    const pressed: Promise<boolean>[] = [];
    act(() => jobs.forEach(({ begin }) => void pressed.push(call.run(begin))));
    expect(log).toEqual(["first"]);
    jobs[0]?.reject(new Error("Not the first"));
    await act(async () => expect(await pressed[0]).toBe(false));
    expect([log, call.isBusy, call.problem]).toEqual([["first", "second"], true, "Not the first"]);
    jobs[1]?.resolve();
    jobs[2]?.resolve();
    await act(() => Promise.all(pressed));
    expect([log, call.isBusy, call.problem]).toEqual([["first", "second", "third"], false, "Not the first"]);
  });
});

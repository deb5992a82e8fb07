// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import assessment from "@/messages/en/assessment.json";
import common from "@/messages/en/common.json";
import { AnswerQueue } from "./answer-queue";
import { useSubmit } from "./use-submit";

interface Asked {
  procedure: string | undefined;
  answer: (data: unknown) => void;
  lose: () => void;
}

/** What the site is asked, in order; each waits until the test answers it, or the page gives it up. */
let asked: Asked[];
let reviews: number;
let submit: ReturnType<typeof useSubmit>;
let unmount: () => void;

const fetchWhenTold = (url: string, { signal }: RequestInit) =>
  new Promise<Response>((resolve, reject) => {
    signal?.throwIfAborted();
    signal?.addEventListener("abort", () => reject(signal.reason));
    asked.push({
      procedure: /assessment\.(\w+)/.exec(url)?.[1],
      answer: (data) => resolve(Response.json({ result: { data } })),
      lose: () => reject(new TypeError("Failed to fetch")),
    });
  });

const queue = new AnswerQueue(
  {
    ...{ send: async () => ({ type: "unreachable" }), keep: async () => true, forget: () => undefined },
    ...{ newClientId: () => "client", tick: () => 1, onEnded: () => undefined, onSignedOut: () => undefined },
  },
  [],
);
const session = { queue, leaveForReview: () => void reviews++ };

function Attempt() {
  submit = useSubmit("a1", session);
  return null;
}

const atTheEnd = { now: "2026-03-02T10:00:00Z", deadlineAt: "2026-03-02T10:00:00Z" };
const procedures = () => asked.map(({ procedure }) => procedure);
const comeOnline = () => act(async () => void window.dispatchEvent(new Event("online")));
const settle = (how: (last: Asked) => void) => act(async () => how(asked.at(-1) as Asked));

beforeEach(async () => {
  asked = [];
  reviews = 0;
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", fetchWhenTold);
  const root = createRoot(document.createElement("div"));
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ assessment, common }} timeZone="UTC">
        <Attempt />
      </NextIntlClientProvider>,
    ),
  );
  unmount = () => act(() => root.unmount());
});
afterEach(() => {
  unmount();
  vi.unstubAllGlobals();
});

test("when the time is over, the attempt is submitted once and left for its review", async () => {
  await act(async () => submit.timeIsOver());
  await settle(({ answer }) => answer(atTheEnd));
  await settle(({ answer }) => answer(null));
  expect([procedures(), reviews, submit.isBusy, submit.problem]).toEqual([["standing", "submit"], 1, true, null]);
});

test("a try of the clock that failed is made again once there is a connection", async () => {
  await act(async () => submit.timeIsOver());
  await settle(({ lose }) => lose());
  await settle(({ lose }) => lose());
  expect([submit.problem, submit.isBusy]).toEqual([assessment.attempt.errors.offline, false]);
  await comeOnline();
  await settle(({ answer }) => answer(atTheEnd));
  await settle(({ answer }) => answer(null));
  expect([procedures(), reviews]).toEqual([["standing", "submit", "standing", "submit"], 1]);
});

test.each([0, 1])("a try of the clock that hangs after %i answers is given up for the next", async (answers) => {
  await act(async () => submit.timeIsOver());
  if (answers > 0) await settle(({ answer }) => answer(atTheEnd));
  const before = asked.length;
  await comeOnline();
  await comeOnline();
  await settle(({ answer }) => answer(atTheEnd));
  await settle(({ answer }) => answer(null));
  expect([procedures().slice(before), reviews]).toEqual([["standing", "standing", "submit"], 1]);
});

test("the clock doesn't wait for a student's own submit that hangs", async () => {
  await act(async () => void submit.submit());
  expect([procedures(), submit.isBusy]).toEqual([["submit"], true]);
  await act(async () => submit.timeIsOver());
  await settle(({ answer }) => answer(atTheEnd));
  await settle(({ answer }) => answer(null));
  expect([procedures(), reviews]).toEqual([["submit", "standing", "submit"], 1]);
});

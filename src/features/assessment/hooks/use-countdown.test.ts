// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ServerClock } from "./server-clock";
import { type Countdown, dueWarning, useCountdown } from "./use-countdown";

it.each([
  ["the tenth minute from the end begins", 601, 600, 10],
  ["the fifth", 301, 300, 5],
  ["the last", 61, 60, 1],
  ["a second was left out", 602, 599, 10],
  ["a device slept past ten minutes and five", 700, 200, 4],
  ["a device slept until the last minute", 700, 20, 1],
])("the clock speaks when %s", (_, before, left, minutes) => {
  expect(dueWarning(before, left)).toBe(minutes);
});

it.each([
  ["between two of the moments", 600, 599],
  ["where more time was given", 500, 900],
  ["when the page has just been opened", 0, 600],
  ["at the end, which is told otherwise", 61, 0],
])("the clock is silent %s", (_, before, left) => {
  expect(dueWarning(before, left)).toBeNull();
});

const start = new Date("2026-05-04T09:00:00Z");
let clock: ServerClock;
let shown: Countdown | null;

function Player({ deadlineAt }: { deadlineAt: Date }) {
  shown = useCountdown({ deadlineAt, remainingSeconds: null }, clock, () => undefined);
  return null;
}

describe("the countdown of an attempt", () => {
  let root: Root;

  /** What each answer of the server brings: the deadline as a new object, also where it is the same. */
  const tellDeadline = (secondsFromStart: number) =>
    act(() => root.render(createElement(Player, { deadlineAt: new Date(start.getTime() + secondsFromStart * 1000) })));
  const wait = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1000));

  beforeEach(() => {
    vi.useFakeTimers({ now: start });
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    clock = new ServerClock(start, [Number.NEGATIVE_INFINITY, Date.now()]);
    root = createRoot(document.createElement("div"));
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("speaks again of each of the moments where more time is given", () => {
    tellDeadline(601);
    wait(1);
    expect(shown).toEqual({ secondsLeft: 600, warning: 10 });
    tellDeadline(901);
    expect(shown).toEqual({ secondsLeft: 900, warning: null });
    wait(299);
    expect(shown).toEqual({ secondsLeft: 601, warning: null });
    wait(1);
    expect(shown).toEqual({ secondsLeft: 600, warning: 10 });
    wait(300);
    expect(shown).toEqual({ secondsLeft: 300, warning: 5 });
    wait(240);
    expect(shown).toEqual({ secondsLeft: 60, warning: 1 });
  });

  it("keeps what it said when a saved answer tells the same deadline", () => {
    tellDeadline(601);
    wait(1);
    tellDeadline(601);
    expect(shown).toEqual({ secondsLeft: 600, warning: 10 });
  });

  it("speaks of a moment that comes together with a saved answer", () => {
    tellDeadline(601);
    // The answer is handled first: the look at the clock that is due as well comes after it.
    vi.setSystemTime(start.getTime() + 1000);
    tellDeadline(601);
    wait(1);
    expect(shown?.warning).toBe(10);
  });
});

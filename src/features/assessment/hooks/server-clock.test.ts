import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ServerClock } from "./server-clock";

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

const ahead = 5_000_000;
const unknown = { askedAtMs: null, receivedAtMs: 1_000_000 };
/** Of what has just come and was asked for so long ago. */
const took = (ms: number) => ({ askedAtMs: Date.now() - ms, receivedAtMs: Date.now() });

test("runs on from the page's own reading", () => {
  const clock = new ServerClock(new Date(ahead), unknown);
  vi.advanceTimersByTime(1234);
  expect(clock.now()).toBe(ahead + 1234);
});

test("a quick answer corrects it, a slow one does not spoil it", () => {
  const clock = new ServerClock(new Date(ahead), unknown);
  clock.set(new Date(ahead + 300), took(20));
  expect(clock.now()).toBe(ahead + 310);
  clock.set(new Date(ahead - 900), took(3000));
  expect(clock.now()).toBe(ahead + 310);
});

test("a device whose clock was turned is put right by the next answer, however slow", () => {
  const clock = new ServerClock(new Date(ahead), unknown);
  clock.set(new Date(ahead), took(20));
  vi.setSystemTime(Date.now() + 3_600_000);
  clock.set(new Date(ahead + 1000), took(1000));
  expect(clock.now()).toBe(ahead + 1500);
});

test("a page that came quickly knows the time to within half of what it took, and a slower answer doesn't spoil that", () => {
  const clock = new ServerClock(new Date(ahead), took(900));
  expect(clock.now()).toBe(ahead + 450);
  expect(clock.isVague).toBe(false);
  clock.set(new Date(ahead + 100), took(950));
  expect(clock.now()).toBe(ahead + 450);
});

test.each([
  ["came late", 1002],
  ["doesn't know when it was asked for", null],
])("a page that %s is vague until an answer comes quickly", (_, ms) => {
  const clock = new ServerClock(new Date(ahead), ms === null ? unknown : took(ms));
  expect(clock.isVague).toBe(true);
  clock.set(new Date(ahead), took(40));
  expect(clock.isVague).toBe(false);
  expect(clock.now()).toBe(ahead + 20);
});

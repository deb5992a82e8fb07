import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ServerClock } from "./server-clock";

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

const ahead = 5_000_000;

test("runs on from the page's own reading", () => {
  const clock = new ServerClock(new Date(ahead), [Number.NEGATIVE_INFINITY, Date.now()]);
  vi.advanceTimersByTime(1234);
  expect(clock.now()).toBe(ahead + 1234);
});

test("a quick answer corrects it, a slow one does not spoil it", () => {
  const clock = new ServerClock(new Date(ahead), [Number.NEGATIVE_INFINITY, Date.now()]);
  clock.set(new Date(ahead + 300), Date.now() - 20, Date.now());
  expect(clock.now()).toBe(ahead + 310);
  clock.set(new Date(ahead - 900), Date.now() - 3000, Date.now());
  expect(clock.now()).toBe(ahead + 310);
});

test("a device whose clock was turned is put right by the next answer, however slow", () => {
  const clock = new ServerClock(new Date(ahead), [Number.NEGATIVE_INFINITY, Date.now()]);
  clock.set(new Date(ahead), Date.now() - 20, Date.now());
  vi.setSystemTime(Date.now() + 3_600_000);
  clock.set(new Date(ahead + 1000), Date.now() - 1000, Date.now());
  expect(clock.now()).toBe(ahead + 1500);
});

test("a page never ends an attempt too soon, however late it came, and is put right by a quicker answer alone", () => {
  const clock = new ServerClock(new Date(ahead), [Date.now() - 1000, Date.now()]);
  expect(clock.now()).toBe(ahead);
  expect(clock.isVague).toBe(false);
  clock.set(new Date(ahead - 500), Date.now() - 2002, Date.now());
  expect(clock.now()).toBe(ahead);
  clock.set(new Date(ahead), Date.now() - 1998, Date.now());
  expect(clock.now()).toBe(ahead + 999);
});

test.each([
  ["came late", 1001],
  ["doesn't know when it was asked for", Number.POSITIVE_INFINITY],
])("a page that %s is vague until an answer comes quickly", (_, ms) => {
  const clock = new ServerClock(new Date(ahead), [Date.now() - ms, Date.now()]);
  expect(clock.isVague).toBe(true);
  clock.set(new Date(ahead), Date.now() - 40, Date.now());
  expect(clock.isVague).toBe(false);
  expect(clock.now()).toBe(ahead + 20);
});

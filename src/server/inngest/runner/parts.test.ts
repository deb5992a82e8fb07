import { describe, expect, test } from "vitest";
import { toJsonb } from "@/server/db/jsonb";
import { isUuid, stableId } from "@/server/inngest/stable-id";
import { endOfWait, parseRetryAfter } from "./durations";
import { checkExpression, holds, keyOf } from "./expressions";
import { idempotencyKeyOf, isCancelledBy, readRegistry, slotsOf, startedBy } from "./registry";
import { lastDue, nextDue, parseSchedule } from "./schedule";
import { sign } from "./sign";

const now = new Date("2026-03-02T09:00:00Z");
const event = (data: Record<string, unknown>, name = "test/event") => ({ id: "e", name, data });
const config = (more: object = {}) => ({
  id: "app-fn",
  name: "fn",
  triggers: [{ event: "test/event" }],
  steps: { step: { id: "step", name: "step", runtime: { type: "http", url: "http://x" } } },
  ...more,
});
const only = (more: object = {}) => {
  const fn = readRegistry([config(more)]).get("app-fn");
  if (fn === undefined) throw new Error("not registered");
  return fn;
};

describe("times", () => {
  test.each([
    ["1s", "2026-03-02T09:00:01.000Z"],
    ["1w2d3h4m5s", "2026-03-11T12:04:05.000Z"],
    ["", "2026-03-02T09:00:00.000Z"],
    ["2026-05-01T00:00:00.000Z", "2026-05-01T00:00:00.000Z"],
  ])("a wait of %j ends at %s", (text, end) => {
    expect(endOfWait(text, now).toISOString()).toBe(end);
  });

  test("what is neither a duration nor a time is refused", () => {
    expect(() => endOfWait("soon", now)).toThrow(RangeError);
  });

  test("retry-after is seconds or a date", () => {
    expect(parseRetryAfter("30", now)).toEqual(new Date("2026-03-02T09:00:30Z"));
    expect(parseRetryAfter("2026-03-02T10:00:00.000Z", now)).toEqual(new Date("2026-03-02T10:00:00Z"));
    expect([parseRetryAfter("soon", now), parseRetryAfter("", now), parseRetryAfter(undefined, now)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("a schedule keeps its zone through the change of the clocks", () => {
    const daily = parseSchedule("TZ=Europe/Berlin 30 3 * * *");
    expect(nextDue(daily, new Date("2026-03-28T12:00:00Z"))).toEqual(new Date("2026-03-29T01:30:00Z"));
    expect(nextDue(daily, new Date("2026-03-27T12:00:00Z"))).toEqual(new Date("2026-03-28T02:30:00Z"));
    expect(lastDue(daily, new Date("2026-03-29T01:30:00Z"), 1000)).toEqual(new Date("2026-03-29T01:30:00Z"));
    expect(lastDue(daily, new Date("2026-03-29T01:30:02Z"), 1000)).toBeUndefined();
    expect(lastDue(daily, new Date("2026-03-29T01:29:59Z"), 3_600_000)).toBeUndefined();
  });

  test("a schedule that cannot be read is refused", () => {
    expect(() => parseSchedule("every day")).toThrow();
    expect(() => parseSchedule("TZ=Mars/Base 0 0 * * *")).toThrow();
  });
});

describe("expressions", () => {
  test("compare the two events, and do not hold where a field is missing", () => {
    const facts = { event: event({ id: "1", n: 3 }), async: event({ id: "1" }) };
    expect(holds("event.data.id == async.data.id", facts)).toBe(true);
    expect(holds("event.data.id == async.data.other", facts)).toBe(false);
    expect(holds("event.data.n > 2 && event.name == 'test/event'", facts)).toBe(true);
    expect(holds(undefined, facts)).toBe(true);
  });

  test("give keys", () => {
    expect(keyOf("event.data.user + ':' + event.data.course", event({ user: "u", course: "c" }))).toBe("u:c");
    expect(keyOf("event.data.n", event({ n: 3 }))).toBe("3");
    expect(keyOf("event.data.missing", event({}))).toBe("");
  });

  test("are checked before they are needed", () => {
    expect(() => checkExpression("event.data. ==")).toThrow();
    expect(() => readRegistry([config({ idempotency: "event.data. ==" })])).toThrow();
  });
});

describe("the register of functions", () => {
  test("an event starts those whose trigger names it and whose condition holds", () => {
    const registry = readRegistry([
      config({ id: "app-plain" }),
      config({ id: "app-some", triggers: [{ event: "test/event", expression: "event.data.n > 1" }] }),
      config({ id: "app-star", triggers: [{ event: "test/*" }] }),
      config({ id: "app-other", triggers: [{ event: "test/other" }] }),
    ]);
    expect(startedBy(registry, event({ n: 1 })).map(({ id }) => id)).toEqual(["app-plain", "app-star"]);
    expect(startedBy(registry, event({ n: 2 })).map(({ id }) => id)).toEqual(["app-plain", "app-some", "app-star"]);
  });

  test("attempts are one more than retries, four by default", () => {
    const retries = (attempts: number) => ({ steps: { step: { retries: { attempts } } } });
    expect([only().maxAttempts, only(retries(0)).maxAttempts, only(retries(20)).maxAttempts]).toEqual([4, 1, 21]);
  });

  test("places are a function's own unless they have another scope", () => {
    const both = only({
      concurrency: [
        { limit: 1, key: "event.data.course" },
        { limit: 5, scope: "account", key: '"mail"' },
      ],
    });
    expect(slotsOf(both, event({ course: "c" }))).toEqual([
      { key: "app-fn:c", limit: 1 },
      { key: "account:mail", limit: 5 },
    ]);
    expect(slotsOf(only({ concurrency: 3 }), event({}))).toEqual([{ key: "app-fn:", limit: 3 }]);
    expect(slotsOf(only({ concurrency: 0 }), event({}))).toEqual([]);
  });

  test("a run is canceled by a matching event, until its timeout", () => {
    const fn = only({ cancel: [{ event: "test/stop", if: "event.data.id == async.data.id", timeout: "1h" }] });
    const stop = (id: string, minutes: number) =>
      isCancelledBy(
        fn,
        event({ id: "1" }),
        now,
        event({ id }, "test/stop"),
        new Date(now.getTime() + minutes * 60_000),
      );
    expect([stop("1", 10), stop("2", 10), stop("1", 61)]).toEqual([true, false, false]);
  });

  test("a debounced function waits for its period, and one that is put off or keyed is refused by name", () => {
    expect(only().debounce).toBeUndefined();
    expect(only({ debounce: { period: "1s", timeout: "1s" } }).debounce).toBe("1s");
    for (const debounce of [
      { period: "1s" },
      { period: "1s", timeout: "5s" },
      { period: "1s", timeout: "1s", key: "event.data.id" },
    ])
      expect(() => only({ debounce })).toThrow('"app-fn" debounces');
    expect(() => only({ debounce: { period: "soon", timeout: "soon" } })).toThrow(RangeError);
  });

  test("the idempotency key is the event's id unless the function names another", () => {
    expect(idempotencyKeyOf(only(), event({}))).toBe("event:e");
    expect(idempotencyKeyOf(only({ idempotency: "event.data.id" }), event({ id: "x" }))).toBe("key:x");
    expect(idempotencyKeyOf(only({ idempotency: "event.data.id" }), event({ id: "x".repeat(500) }))).toHaveLength(68);
  });
});

test("a signature covers the canonical body and the time, keyed without the key's prefix", () => {
  const at = new Date("2026-03-02T09:00:00.900Z");
  const signed = sign({ b: 1, a: [true, null] }, "signkey-prod-abc", at);
  expect(signed).toMatch(/^t=1772442000&s=[0-9a-f]{64}$/);
  expect(sign({ a: [true, null], b: 1 }, "signkey-test-abc", at)).toBe(signed);
  expect(sign({ a: [true, null], b: 2 }, "signkey-prod-abc", at)).not.toBe(signed);
});

test("JSON for the database holds neither NUL nor half a character", () => {
  expect(JSON.parse(toJsonb({ text: "a\u0000\u0000b \\u0000 \ud800 \ud83d\ude00" }))).toEqual({
    text: "a\ufffd\ufffdb \\u0000 \ufffd \ud83d\ude00",
  });
  expect(toJsonb(undefined)).toBe("null");
});

test("a stable id is a UUID of its parts, in their order and with their borders", () => {
  const ids = [stableId("a", "b"), stableId("b", "a"), stableId("ab"), stableId("a", "b", "")];
  expect(ids.every(isUuid)).toBe(true);
  expect(new Set(ids).size).toBe(4);
  expect(stableId("a", "b")).toBe(ids[0]);
});

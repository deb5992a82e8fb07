import { describe, expect, test } from "vitest";
import fc from "@/testing/fast-check";
import { deadlineOf, shapeOfDeadline } from "./deadline";
import { decideStart, type EndedAttempt, type StartRules } from "./start-decision";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);
const free: StartRules = { maxAttempts: 0, timeLimitMinutes: 0, opensAt: null, closesAt: null, cooldownMinutes: 0 };
const earlier = (number: number, endedAt: Date | null): EndedAttempt => ({
  id: `attempt-${number}`,
  number,
  state: endedAt === null ? "IN_PROGRESS" : "SUBMITTED",
  score: endedAt === null ? null : 300,
  maxScore: 1000,
  isPassed: endedAt === null ? null : false,
  endedAt,
});
const decide = (
  rules: Partial<StartRules>,
  attempts: EndedAttempt[],
  { now = at(100), questionCount = 3, ...rest }: Partial<Parameters<typeof decideStart>[1]> = {},
) => decideStart({ ...free, ...rules }, { earlier: attempts, now, questionCount, ...rest });

describe("starting an attempt", () => {
  test("an open one is resumed, whatever the rules say now", () => {
    const shut = { maxAttempts: 1, opensAt: at(200), cooldownMinutes: 60 };
    expect(decide(shut, [earlier(1, null)])).toEqual({ type: "resume", attemptId: "attempt-1" });
    expect(decide({ closesAt: at(1) }, [earlier(1, null)]).type).toBe("resume");
  });

  test("numbers follow each other and stop at the limit, former enrollments included", () => {
    expect(decide({ maxAttempts: 2 }, [earlier(1, at(1))])).toEqual({ type: "start", number: 2 });
    const refused = { type: "refuse", reason: "assessment.attempts_used" };
    expect(decide({ maxAttempts: 2 }, [earlier(1, at(1)), earlier(2, at(2))])).toEqual(refused);
    expect(decide({ maxAttempts: 2 }, [], { former: { count: 2, lastEndedAt: at(2) } })).toEqual(refused);
    expect(decide({}, [earlier(1, at(1)), earlier(2, at(2))])).toEqual({ type: "start", number: 3 });
    const former = { count: 1, lastEndedAt: at(2) };
    expect(decide({}, [], { former })).toEqual({ type: "start", number: 2 });
    expect(decide({}, [earlier(2, at(1))], { former })).toEqual({ type: "start", number: 3 });
  });

  test("an assessment without questions cannot be started", () => {
    expect(decide({}, [], { questionCount: 0 })).toEqual({ type: "refuse", reason: "assessment.no_questions" });
  });

  test("it starts from the opening on and before the closing, to the millisecond", () => {
    const rules = { opensAt: at(10), closesAt: at(20) };
    const justBefore = (time: Date) => new Date(time.getTime() - 1);
    expect(decide(rules, [], { now: justBefore(at(10)) })).toEqual({
      type: "refuse",
      reason: "assessment.not_open_yet",
      at: at(10),
    });
    expect(decide(rules, [], { now: at(10) }).type).toBe("start");
    expect(decide(rules, [], { now: justBefore(at(20)) }).type).toBe("start");
    expect(decide(rules, [], { now: at(20) })).toEqual({ type: "refuse", reason: "assessment.closed", at: at(20) });
  });

  test("the next one waits after the last end, one on a former enrollment included", () => {
    const ended = [earlier(1, at(10)), earlier(2, at(90))];
    const tooSoon = { type: "refuse", reason: "assessment.too_soon", at: at(150) };
    expect(decide({ cooldownMinutes: 60 }, ended, { now: at(149) })).toEqual(tooSoon);
    expect(decide({ cooldownMinutes: 60 }, ended, { now: at(150) }).type).toBe("start");
    expect(decide({ cooldownMinutes: 60 }, [], { former: { count: 1, lastEndedAt: at(90) } })).toEqual(tooSoon);
    expect(decide({ cooldownMinutes: 60 }, []).type).toBe("start");
    expect(decide({ cooldownMinutes: 60, maxAttempts: 2 }, ended)).toMatchObject({
      reason: "assessment.attempts_used",
    });
  });

  test("a wait that ends after the closing is told as what it is: there is no next one", () => {
    expect(decide({ cooldownMinutes: 60, closesAt: at(120) }, [earlier(1, at(90))])).toEqual({
      type: "refuse",
      reason: "assessment.closes_before_next",
      at: at(120),
    });
  });

  test("what may start is never overdue at once, and what must wait may start at the time that it is told", () => {
    const moment = fc.option(fc.integer({ min: 0, max: 300 }).map(at));
    const rules = fc.record({
      maxAttempts: fc.constant(0),
      timeLimitMinutes: fc.nat(90),
      opensAt: moment,
      closesAt: moment,
      cooldownMinutes: fc.nat(90),
    });
    fc.assert(
      fc.property(rules, fc.nat(300), fc.option(fc.nat(300)), (drawn, minute, endedAt) => {
        const attempts = endedAt === null || endedAt > minute ? [] : [earlier(1, at(endedAt))];
        const decision = decide(drawn, attempts, { now: at(minute) });
        if (decision.type === "start") {
          const deadline = deadlineOf(at(minute), drawn);
          expect(deadline === null || deadline > at(minute)).toBe(true);
        }
        if (decision.type !== "refuse" || !("at" in decision)) return;
        if (decision.reason === "assessment.too_soon")
          expect(decide(drawn, attempts, { now: decision.at }).type).toBe("start");
        if (decision.reason === "assessment.not_open_yet")
          expect(decide(drawn, attempts, { now: decision.at })).not.toMatchObject({ reason: decision.reason });
      }),
    );
  });
});

describe("the deadline", () => {
  test("is the limit or the closing, whichever is first", () => {
    expect(deadlineOf(at(0), { timeLimitMinutes: 2, closesAt: null })).toEqual(at(2));
    expect(deadlineOf(at(0), { timeLimitMinutes: 0, closesAt: null })).toBeNull();
    expect(deadlineOf(at(0), { timeLimitMinutes: 0, closesAt: at(5) })).toEqual(at(5));
    expect(deadlineOf(at(0), { timeLimitMinutes: 9, closesAt: at(5) })).toEqual(at(5));
    expect(deadlineOf(at(0), { timeLimitMinutes: 3, closesAt: at(5) })).toEqual(at(3));
  });

  test("is written with its day from twelve hours on", () => {
    expect([shapeOfDeadline(at(0), at(719)), shapeOfDeadline(at(0), at(720))]).toEqual(["time", "moment"]);
  });
});

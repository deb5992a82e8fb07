import { describe, expect, test } from "vitest";
import { fromHundredths, percentageOf, reachesPassingScore, shareOf, toHundredths } from "@/features/questions/points";
import { type ReviewMatrix, reviewStages, standardReview, statedReview } from "@/features/questions/review-matrix";
import { seededNumbers } from "@/lib/seeded-numbers";
import fc from "@/testing/fast-check";
import { scoreAttempt } from "./marking";
import { disclosureOf } from "./review-policy";
import {
  type AttemptClock,
  countingAttempt,
  type EarlierAttempt,
  GRACE_SECONDS,
  gradeAttempt,
  isAssessmentPassed,
  nextAttempt,
  remainingSeconds,
} from "./rules";
import { takeSnapshot } from "./snapshot";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const open = (limitSeconds: number | null): AttemptClock => ({
  state: "IN_PROGRESS",
  startedAt: at(0),
  deadlineAt: limitSeconds === null ? null : at(limitSeconds),
  endedAt: null,
});
const earlier = (number: number, score: number | null, isPassed = false): EarlierAttempt => ({
  id: `attempt-${number}`,
  number,
  state: score === null ? "IN_PROGRESS" : "SUBMITTED",
  score,
  maxScore: 1000,
  isPassed: score === null ? null : isPassed,
});

describe("the life of an attempt", () => {
  test("it ends when it is submitted, at that moment", () => {
    expect(nextAttempt(open(60), { type: "submit", at: at(30) })).toMatchObject({
      state: "SUBMITTED",
      endedAt: at(30),
    });
  });

  test("a submit at the deadline or within the grace after it is the clock's: it ends at the deadline", () => {
    for (const late of [0, GRACE_SECONDS]) {
      const ended = nextAttempt(open(60), { type: "submit", at: at(60 + late) });
      expect(ended).toMatchObject({ state: "EXPIRED", endedAt: at(60) });
    }
  });

  test("after the grace it has expired, at the deadline, whoever notices it", () => {
    for (const type of ["submit", "tick"] as const) {
      const ended = nextAttempt(open(60), { type, at: at(5000) });
      expect(ended).toMatchObject({ state: "EXPIRED", endedAt: at(60) });
    }
  });

  test("without a limit the clock never ends it", () => {
    expect(nextAttempt(open(null), { type: "tick", at: at(1e9) }).state).toBe("IN_PROGRESS");
  });

  test("whatever comes in whatever order, it ends once and never after its deadline", () => {
    const events = fc.array(fc.record({ type: fc.constantFrom("submit" as const, "tick" as const), at: fc.nat(200) }));
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: 100 })), events, (limit, drawn) => {
        const inTime = [...drawn].sort((a, b) => a.at - b.at);
        let attempt = open(limit);
        for (const event of inTime) {
          const before = attempt;
          attempt = nextAttempt(attempt, { type: event.type, at: at(event.at) });
          if (before.state !== "IN_PROGRESS") expect(attempt).toBe(before);
          expect(attempt.state === "IN_PROGRESS").toBe(attempt.endedAt === null);
          if (attempt.endedAt && limit !== null) expect(attempt.endedAt <= at(limit)).toBe(true);
        }
      }),
    );
  });

  test("an answer that waits for a person keeps it in grading, and its end is the one that it had", () => {
    const endings = fc.record({
      limit: fc.option(fc.integer({ min: 1, max: 100 })),
      type: fc.constantFrom("submit" as const, "tick" as const),
      after: fc.nat(200),
    });
    fc.assert(
      fc.property(endings, ({ limit, type, after }) => {
        const ended = nextAttempt(open(limit), { type, at: at(after) });
        const waiting = gradeAttempt(ended, { type: "wait" });
        if (ended.state === "IN_PROGRESS") {
          expect([waiting, gradeAttempt(ended, { type: "graded" })]).toEqual([ended, ended]);
          return;
        }
        expect(waiting).toEqual({ ...ended, state: "GRADING" });
        // Neither the clock nor a second submit ends it again.
        expect(nextAttempt(waiting, { type: "submit", at: at(1000) })).toBe(waiting);
        expect(nextAttempt(waiting, { type: "tick", at: at(1000) })).toBe(waiting);
        const graded = gradeAttempt(waiting, { type: "graded" });
        expect(graded).toEqual(ended);
        expect(gradeAttempt(graded, { type: "graded" })).toBe(graded);
      }),
    );
  });

  test("the clock shows whole seconds, the last one until it is over", () => {
    expect(remainingSeconds(at(120), new Date(at(119).getTime() + 1))).toBe(1);
    expect(remainingSeconds(at(120), at(121))).toBe(0);
    expect(remainingSeconds(null, at(0))).toBeNull();
  });
});

describe("points", () => {
  test("hundredths go through the database's decimals unchanged", () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), (points) => {
        expect(toHundredths(fromHundredths(points))).toBe(points);
      }),
    );
  });

  test("shares are rounded half up and together never miss by more than their count in hundredths", () => {
    expect(shareOf(100, 1, 3)).toBe(33);
    expect(shareOf(100, 2, 3)).toBe(67);
    expect(shareOf(1, 1, 2)).toBe(1);
    expect(shareOf(100, 3, 3)).toBe(100);
  });

  test("passing is decided on the exact fraction, not on the rounded percentage", () => {
    expect(percentageOf(200, 300)).toBe(6666);
    expect(reachesPassingScore(200, 300, 6667)).toBe(false);
    expect(reachesPassingScore(200, 300, 6666)).toBe(true);
    expect(reachesPassingScore(700, 1000, 7000)).toBe(true);
    expect(reachesPassingScore(0, 0, 7000)).toBe(true);
  });

  test("an unanswered or unfitting response earns nothing", () => {
    const question = {
      versionId: "q",
      type: "MULTIPLE_CHOICE" as const,
      text: "",
      points: 100,
      penalty: 0,
      explanation: "",
      feedback: "",
      answers: [
        { id: "a", text: "", isCorrect: true, explanation: "", isCaseSensitive: false, isPattern: false, credit: 0 },
      ],
      numericValue: null,
      numericTolerance: null,
      numericUnit: null,
      body: null,
    };
    const none = scoreAttempt([question], new Map(), 7000);
    expect(none.total).toEqual({ score: 0, maxScore: 100, percentage: 0, isPassed: false });
    const foreign = new Map([["q", { selectedAnswers: ["elsewhere"], textResponse: "", fields: {} }]]);
    expect(scoreAttempt([question], foreign, 7000).total?.score).toBe(0);
  });
});

describe("which attempt counts", () => {
  const attempts = [earlier(1, 400), earlier(2, 900, true), earlier(3, 600)];
  const rules = (countingRule: "BEST" | "LAST" | "AVERAGE") => ({ countingRule, passingScore: 7000 });

  test("the best, the last, or the mean of all", () => {
    expect(isAssessmentPassed(rules("BEST"), attempts)).toBe(true);
    expect(isAssessmentPassed(rules("LAST"), attempts)).toBe(false);
    expect(isAssessmentPassed(rules("AVERAGE"), attempts)).toBe(false);
    expect(isAssessmentPassed({ countingRule: "AVERAGE", passingScore: 6300 }, attempts)).toBe(true);
    expect(countingAttempt("BEST", attempts)?.number).toBe(2);
    expect(countingAttempt("LAST", attempts)?.number).toBe(3);
    expect(countingAttempt("AVERAGE", attempts)).toBeUndefined();
  });

  test("an open attempt never counts, and of two equal ones the earlier does", () => {
    expect(isAssessmentPassed(rules("LAST"), [earlier(1, 900, true), earlier(2, null)])).toBe(true);
    expect(isAssessmentPassed(rules("AVERAGE"), [earlier(1, null)])).toBe(false);
    expect(countingAttempt("BEST", [earlier(1, 500), earlier(2, 500)])?.number).toBe(1);
  });
});

describe("what a review shows", () => {
  const rules = { review: standardReview };
  const now = new Date("2026-11-20T12:00:00Z");
  const context = { maxAttempts: 2, usedBefore: 0, closesAt: null, isAnyOpen: false, now };
  const [first, second] = [earlier(1, 300), earlier(2, 300)];
  const passed = earlier(1, 900, true);
  const results = { score: true, correctness: true, feedback: true };
  const nothing = { score: false, correctness: false, feedback: false, keys: false };

  test("results at once, keys only after the last attempt or after passing", () => {
    expect(disclosureOf(rules, first, [first], context)).toEqual({ ...results, keys: false });
    expect(disclosureOf(rules, first, [first, second], context).keys).toBe(true);
    expect(disclosureOf(rules, first, [first], { ...context, usedBefore: 1 }).keys).toBe(true);
    expect(disclosureOf(rules, passed, [passed], context).keys).toBe(true);
  });

  test("with unlimited attempts there is no last one: keys come with passing", () => {
    expect(disclosureOf(rules, first, [first, second], { ...context, maxAttempts: 0 }).keys).toBe(false);
  });

  test("keys close again while another attempt is open", () => {
    expect(disclosureOf(rules, passed, [passed, earlier(2, null)], context).keys).toBe(false);
    const always = { review: statedReview({ showCorrectAnswers: "AFTER_SUBMIT" }, { closes: false }) };
    expect(disclosureOf(always, first, [first], context).keys).toBe(true);
    expect(disclosureOf(always, first, [first, earlier(2, null)], context).keys).toBe(false);
    expect(disclosureOf(always, first, [first], { ...context, isAnyOpen: true }).keys, "elsewhere").toBe(false);
  });

  test("an open attempt shows nothing, and never means never", () => {
    const running = earlier(1, null);
    expect(disclosureOf(rules, running, [running], context)).toEqual(nothing);
    const never = { review: statedReview({ showResults: false, showCorrectAnswers: "NEVER" }, { closes: false }) };
    expect(disclosureOf(never, first, [first, second], context)).toEqual(nothing);
  });

  test("what has no grade yet shows no result, whatever the stage", () => {
    const waiting = { ...first, state: "GRADING" as const };
    expect(disclosureOf(rules, waiting, [waiting, second], context)).toEqual({ ...nothing, keys: true });
  });

  test("an exam keeps everything until it has closed, also from those who passed or have no attempts left", () => {
    const closesAt = new Date("2026-11-20T13:00:00Z");
    const stages: ReviewMatrix = {
      score: ["closed"],
      correctness: ["closed"],
      feedback: ["closed"],
      answers: ["closed"],
    };
    const look = (now: string, all: readonly EarlierAttempt[]) =>
      disclosureOf({ review: stages }, all[0] ?? first, all, { ...context, closesAt, now: new Date(now) });
    for (const all of [[first], [first, second], [passed]]) {
      expect(look("2026-11-20T12:59:59.999Z", all)).toEqual(nothing);
      expect(look("2026-11-20T13:00:00Z", all)).toEqual({ ...results, keys: true });
    }
  });

  test("what is ticked for a stage is shown in it and in no other", () => {
    const closesAt = new Date("2026-11-20T13:00:00Z");
    const stageOf = { attempt: [first], done: [first, second], closed: [first] };
    fc.assert(
      fc.property(fc.subarray([...reviewStages]), fc.constantFrom(...reviewStages), (ticked, stage) => {
        const review = { score: ticked, correctness: ticked, feedback: ticked, answers: ticked };
        const now = new Date(closesAt.getTime() + (stage === "closed" ? 0 : -1));
        const shown = disclosureOf({ review }, first, stageOf[stage], { ...context, closesAt, now });
        const isTicked = ticked.includes(stage);
        expect(shown).toEqual({ score: isTicked, correctness: isTicked, feedback: isTicked, keys: isTicked });
      }),
    );
  });
});

describe("the snapshot", () => {
  const rules = {
    passingScore: 7000,
    maxAttempts: 0,
    timeLimitMinutes: 0,
    opensAt: null,
    closesAt: null,
    cooldownMinutes: 0,
    countingRule: "BEST" as const,
    review: standardReview,
    recordsSignals: false,
  };
  const source = {
    rules,
    randomizeQuestions: false,
    randomizeAnswers: false,
    draws: [],
    sections: [],
    questions: [
      {
        versionId: "1",
        type: "SINGLE_CHOICE" as const,
        points: 100,
        answerIds: ["a", "b", "c"],
        body: null,
        drawKey: null,
        sectionKey: null,
      },
      {
        versionId: "2",
        type: "TRUE_FALSE" as const,
        points: 50,
        answerIds: ["t", "f"],
        body: null,
        drawKey: null,
        sectionKey: null,
      },
      {
        versionId: "3",
        type: "SHORT_ANSWER" as const,
        points: 25,
        answerIds: ["the key itself"],
        body: null,
        drawKey: null,
        sectionKey: null,
      },
    ],
  };

  test("keeps the author's order unless told to shuffle, and never lists an accepted text", () => {
    const { order, maxScore } = takeSnapshot(source, seededNumbers("an order that stays"));
    expect(order).toEqual([
      { questionVersionId: "1", answerIds: ["a", "b", "c"], promptIds: [], fields: {}, mostSelected: 1 },
      { questionVersionId: "2", answerIds: ["t", "f"], promptIds: [], fields: {}, mostSelected: 1 },
      { questionVersionId: "3", answerIds: [], promptIds: [], fields: {}, mostSelected: 0 },
    ]);
    expect(maxScore).toBe(175);
  });

  test("shuffles within sections alone, which keep the author's order, and keeps a draw where it belongs", () => {
    const [one, two, three] = source.questions;
    if (!one || !two || !three) throw new Error("there are three questions");
    const drawn = ["4", "5"].map((versionId) => ({ ...one, versionId, drawKey: "d" }));
    const inSections = {
      ...source,
      randomizeQuestions: true,
      sections: [{ key: "a" }, { key: "b" }],
      draws: [{ key: "d", count: 1, sectionKey: "a" }],
      questions: [{ ...one, sectionKey: "a" }, { ...two, sectionKey: "b" }, { ...three, sectionKey: "b" }, ...drawn],
    };
    const draws = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
    fc.assert(
      fc.property(draws, (stream) => {
        const { order, maxScore } = takeSnapshot(inSections, () => stream.next().value as number);
        expect(order.map(({ sectionKey }) => sectionKey)).toEqual(["a", "a", "b", "b"]);
        const [first, second] = order.map(({ questionVersionId }) => questionVersionId);
        expect([first, second].filter((id) => id === "1")).toHaveLength(1);
        expect(["4", "5"]).toContain(first === "1" ? second : first);
        expect(maxScore).toBe(275);
      }),
    );
  });

  test("shuffling loses and adds nothing, and true stays before false", () => {
    const draws = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
    fc.assert(
      fc.property(draws, (stream) => {
        const random = () => stream.next().value as number;
        const { order } = takeSnapshot({ ...source, randomizeQuestions: true, randomizeAnswers: true }, random);
        expect(order.map(({ questionVersionId }) => questionVersionId).sort()).toEqual(["1", "2", "3"]);
        const options = new Map(order.map((item) => [item.questionVersionId, item.answerIds]));
        expect([...(options.get("1") ?? [])].sort()).toEqual(["a", "b", "c"]);
        expect(options.get("2")).toEqual(["t", "f"]);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import {
  type AccessLevel,
  completedBy,
  countedLessons,
  dayInZone,
  decideLessonAccess,
  hasWatchedEnough,
  type LessonAccessFacts,
  type LessonBody,
  mayDownload,
  measureProgress,
  mergeRanges,
  nextPercentage,
  nextStreak,
  type OpensWith,
  type WatchedRange,
  watchedSeconds,
} from "@/features/learning/rules";
import fc, { type Arbitrary } from "@/testing/fast-check";

const nobody: LessonAccessFacts["viewer"] = { isSignedIn: false, isStaff: false, tier: "FREE", enrollment: null };
const person = { ...nobody, isSignedIn: true };
const viewers = {
  "signed out": nobody,
  "signed in, not enrolled": person,
  "signed in with BASIC, not enrolled": { ...person, tier: "BASIC" },
  "enrolled in a free course": { ...person, enrollment: { opensEverything: false } },
  "enrolled in a free course with BASIC": { ...person, tier: "BASIC", enrollment: { opensEverything: false } },
  "enrolled by purchase or grant": { ...person, enrollment: { opensEverything: true } },
  "not enrolled with PREMIUM": { ...person, tier: "PREMIUM" },
  "enrolled in a free course with PREMIUM": { ...person, tier: "PREMIUM", enrollment: { opensEverything: false } },
  "staff or admin": { ...person, isStaff: true },
} as const satisfies Record<string, LessonAccessFacts["viewer"]>;
type Viewer = keyof typeof viewers;

const all = ["content", "content", null] as const;
/** For each viewer: the body with and without a registeredContent, and what opens the rest in a free course. */
type Cell = readonly [LessonBody, LessonBody, OpensWith | null];
const table: Record<AccessLevel, Record<Viewer, Cell>> = {
  GUEST: {
    "signed out": all,
    "signed in, not enrolled": all,
    "signed in with BASIC, not enrolled": all,
    "enrolled in a free course": all,
    "enrolled in a free course with BASIC": all,
    "enrolled by purchase or grant": all,
    "not enrolled with PREMIUM": all,
    "enrolled in a free course with PREMIUM": all,
    "staff or admin": all,
  },
  REGISTERED: {
    "signed out": ["guest", "guest", "sign-in"],
    "signed in, not enrolled": ["registered", "guest", "enroll"],
    "signed in with BASIC, not enrolled": ["registered", "guest", "enroll"],
    "enrolled in a free course": all,
    "enrolled in a free course with BASIC": all,
    "enrolled by purchase or grant": all,
    "not enrolled with PREMIUM": all,
    "enrolled in a free course with PREMIUM": all,
    "staff or admin": all,
  },
  PREMIUM: {
    "signed out": ["guest", "guest", "sign-in"],
    "signed in, not enrolled": ["registered", "guest", "premium"],
    "signed in with BASIC, not enrolled": ["registered", "guest", "premium"],
    "enrolled in a free course": ["registered", "guest", "premium"],
    "enrolled in a free course with BASIC": ["registered", "guest", "premium"],
    "enrolled by purchase or grant": all,
    "not enrolled with PREMIUM": all,
    "enrolled in a free course with PREMIUM": all,
    "staff or admin": all,
  },
};
const cells = (Object.keys(table) as AccessLevel[]).flatMap((level) =>
  (Object.keys(viewers) as Viewer[]).map((viewer) => ({ level, viewer, cell: table[level][viewer] })),
);

describe("the access table", () => {
  it.each(cells)("gives a $level lesson to a viewer who is $viewer as $cell", ({ level, viewer, cell }) => {
    const facts = { level, isFreePreview: false, isPriced: false, isLocked: false, viewer: viewers[viewer] };
    expect(decideLessonAccess({ ...facts, hasRegisteredBody: true })).toEqual({ body: cell[0], opensWith: cell[2] });
    expect(decideLessonAccess({ ...facts, hasRegisteredBody: false })).toEqual({ body: cell[1], opensWith: cell[2] });
  });

  it.each(cells)("opens a free preview of level $level to a viewer who is $viewer", ({ level, viewer }) => {
    const viewed = { hasRegisteredBody: true, isLocked: true, viewer: viewers[viewer] };
    const facts = { level, isFreePreview: true, isPriced: true, ...viewed };
    expect(decideLessonAccess(facts)).toEqual({ body: "content", opensWith: null });
  });

  it.each(cells)("lets a gate of a $level lesson hold a viewer who is $viewer only behind the way in", (one) => {
    const { level, viewer, cell } = one;
    const facts = { level, isFreePreview: false, isPriced: false, isLocked: true, viewer: viewers[viewer] };
    const isHeld = level !== "GUEST" && viewer !== "staff or admin" && cell[2] === null;
    const expected = isHeld ? { body: "registered", opensWith: "gate" } : { body: cell[0], opensWith: cell[2] };
    expect(decideLessonAccess({ ...facts, hasRegisteredBody: true })).toEqual(expected);
  });

  it("sends a signed-in person without an enrollment of a priced course to ask for access", () => {
    for (const level of ["REGISTERED", "PREMIUM"] as const) {
      const facts = {
        level,
        isFreePreview: false,
        isPriced: true,
        isLocked: false,
        hasRegisteredBody: false,
        viewer: person,
      };
      expect(decideLessonAccess(facts)).toEqual({ body: "guest", opensWith: "request" });
    }
  });

  it("gives premium resources to BASIC, purchase, grant and staff, and none of a closed lesson", () => {
    const may = (Object.keys(viewers) as Viewer[]).filter((viewer) => mayDownload(true, "content", viewers[viewer]));
    expect(may).toEqual([
      "signed in with BASIC, not enrolled",
      "enrolled in a free course with BASIC",
      "enrolled by purchase or grant",
      "not enrolled with PREMIUM",
      "enrolled in a free course with PREMIUM",
      "staff or admin",
    ]);
    expect(mayDownload(false, "content", nobody)).toBe(true);
    for (const body of ["registered", "guest"] as const)
      expect(mayDownload(false, body, viewers["staff or admin"])).toBe(false);
  });
});

describe("completion", () => {
  it("is the assessment's word where there is one, else the student's, and the video's where it is stored", () => {
    expect(completedBy({ hasAssessment: true, hasStoredVideo: true })).toBe("assessment");
    expect(completedBy({ hasAssessment: false, hasStoredVideo: true })).toBe("learner-or-video");
    expect(completedBy({ hasAssessment: false, hasStoredVideo: false })).toBe("learner");
  });

  const lesson = fc.record({ lessonId: fc.uuid(), isRequired: fc.boolean(), isShown: fc.boolean() });
  const course = fc.uniqueArray(lesson, { selector: (one) => one.lessonId, maxLength: 40 });

  it("keeps the percentage between 0 and 100, and at 100 exactly when every counted lesson is done", () => {
    fc.assert(
      fc.property(course, fc.array(fc.nat(60)), (lessons, picks) => {
        const completed = new Set([...picks.map((at) => lessons[at]?.lessonId ?? "elsewhere"), "unknown"]);
        const { done, total, percentage, isComplete } = measureProgress(lessons, completed);
        expect(percentage).toBeGreaterThanOrEqual(0);
        expect(percentage).toBeLessThanOrEqual(100);
        expect(percentage === 100).toBe(isComplete);
        expect(isComplete).toBe(total > 0 && done === total);
        expect(Math.abs(percentage * 100 - Math.round(percentage * 100))).toBeLessThan(1e-6);
      }),
    );
  });

  it("never goes back while lessons are completed one after another", () => {
    fc.assert(
      fc.property(course, (lessons) => {
        let stored = 0;
        const completed = new Set<string>();
        for (const { lessonId } of lessons) {
          completed.add(lessonId);
          const measured = measureProgress(lessons, completed);
          const next = nextPercentage(stored, measured.percentage, {
            isUndo: false,
            isCourseComplete: measured.isComplete,
          });
          expect(next).toBeGreaterThanOrEqual(stored);
          stored = next;
        }
        expect(stored === 100 || countedLessons(lessons).length === 0).toBe(true);
      }),
    );
  });

  it("neither counts hidden modules nor optional lessons", () => {
    const lessons = [
      { lessonId: "a", isRequired: true, isShown: true },
      { lessonId: "b", isRequired: true, isShown: false },
      { lessonId: "c", isRequired: false, isShown: true },
    ];
    expect(measureProgress(lessons, new Set(["b", "c"]))).toEqual({
      done: 0,
      total: 1,
      percentage: 0,
      isComplete: false,
    });
    expect(measureProgress(lessons, new Set(["a"]))).toEqual({ done: 1, total: 1, percentage: 100, isComplete: true });
  });

  it("goes back only by the student's own undo, and not once the course is complete", () => {
    expect(nextPercentage(50, 33.33, { isUndo: false, isCourseComplete: false })).toBe(50);
    expect(nextPercentage(50, 33.33, { isUndo: true, isCourseComplete: false })).toBe(33.33);
    expect(nextPercentage(100, 66.66, { isUndo: true, isCourseComplete: true })).toBe(100);
  });
});

describe("watched ranges", () => {
  const duration = 600;
  const range: Arbitrary<WatchedRange> = fc
    .tuple(fc.double({ min: -50, max: 700, noNaN: true }), fc.double({ min: -50, max: 700, noNaN: true }))
    .map(([from, to]) => [from, to]);
  const ranges = fc.array(range, { maxLength: 60 });

  it("are sorted, apart, inside the video, and the same in whatever order they arrive", () => {
    fc.assert(
      fc.property(ranges, ranges, (first, second) => {
        const merged = mergeRanges(mergeRanges([], first, duration), second, duration);
        expect(mergeRanges(merged, second, duration)).toEqual(merged);
        expect(mergeRanges([], [...second, ...first].reverse(), duration)).toEqual(
          mergeRanges([], [...first, ...second], duration),
        );
        merged.forEach(([from, to], index) => {
          expect(from).toBeGreaterThanOrEqual(merged[index - 1]?.[1] ?? 0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(duration);
        });
        expect(watchedSeconds(merged)).toBeLessThanOrEqual(duration);
      }),
    );
  });

  it("never lose a second", () => {
    fc.assert(
      fc.property(ranges, ranges, (first, second) => {
        const before = mergeRanges([], first, duration);
        expect(watchedSeconds(mergeRanges(before, second, duration))).toBeGreaterThanOrEqual(
          watchedSeconds(before) - 1e-9,
        );
      }),
    );
  });

  it("stay few however the video is chopped", () => {
    const chopped = Array.from({ length: 5_000 }, (_, at): WatchedRange => [at * 2, at * 2 + 1]);
    const merged = mergeRanges([], chopped, 10_000);
    expect(merged.length).toBe(200);
    expect(watchedSeconds(merged)).toBeGreaterThanOrEqual(5_000);
  });

  it("complete at nine tenths of the distinct seconds, however often some were seen", () => {
    const seen = mergeRanges(
      [],
      [
        [0, 300],
        [0, 300],
        [300, 539],
      ],
      duration,
    );
    expect(hasWatchedEnough(watchedSeconds(seen), duration)).toBe(false);
    expect(hasWatchedEnough(watchedSeconds(mergeRanges(seen, [[539, 540]], duration)), duration)).toBe(true);
    expect(hasWatchedEnough(10, 0)).toBe(false);
  });
});

describe("the study streak", () => {
  it("counts calendar days of the person's own zone", () => {
    const at = new Date("2026-11-20T23:30:00Z");
    expect(dayInZone(at, "Europe/Helsinki")).toBe("2026-11-21");
    expect(dayInZone(at, "America/Los_Angeles")).toBe("2026-11-20");
    expect(dayInZone(at, "Nowhere/Atall")).toBe("2026-11-20");
  });

  it("grows by one a day, forgives one day off and then starts again", () => {
    let streak = nextStreak({ days: 0, lastDay: null }, "2026-03-28");
    streak = nextStreak(streak, "2026-03-28");
    expect(streak).toEqual({ days: 1, lastDay: "2026-03-28" });
    streak = nextStreak(streak, "2026-03-29");
    expect(nextStreak(streak, "2026-03-31")).toEqual({ days: 3, lastDay: "2026-03-31" });
    expect(nextStreak(streak, "2026-04-01")).toEqual({ days: 1, lastDay: "2026-04-01" });
    expect(nextStreak(streak, "2026-03-27")).toEqual(streak);
  });
});

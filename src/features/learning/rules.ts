import type { Tier } from "@/policy/actor";

export type AccessLevel = "GUEST" | "REGISTERED" | "PREMIUM";
/** The three bodies of a lesson, from the whole to the teaser. */
export type LessonBody = "content" | "registered" | "guest";
/** What would open the rest, for whoever sees less than the content. */
export type OpensWith = "sign-in" | "enroll" | "request" | "premium" | "gate";

export interface LessonAccessFacts {
  level: AccessLevel;
  isFreePreview: boolean;
  isPriced: boolean;
  hasRegisteredBody: boolean;
  /** A gate of the lesson or of its module still holds for the viewer (policy/gate.ts). */
  isLocked: boolean;
  viewer: {
    isSignedIn: boolean;
    /** An instructor of the course or an admin. */
    isStaff: boolean;
    /** Of a subscription in force now. */
    tier: Tier;
    /** An enrollment in use, or null: suspended, dropped and expired ones are none. */
    enrollment: {
      /** Entered by purchase or grant. */
      opensEverything: boolean;
    } | null;
  };
}

export interface LessonAccess {
  body: LessonBody;
  /** Null when the body is the content. */
  opensWith: OpensWith | null;
}

const everything: LessonAccess = { body: "content", opensWith: null };

/**
 * The access table, row by row: who sees which body of a lesson, and what opens the rest. What everybody may read waits for
 * nothing; for the rest the way in comes first, and a gate holds those alone who have it.
 */
export function decideLessonAccess(facts: LessonAccessFacts): LessonAccess {
  const { level, viewer } = facts;
  if (level === "GUEST" || facts.isFreePreview || viewer.isStaff) return everything;
  if (!viewer.isSignedIn) return { body: "guest", opensWith: "sign-in" };
  const opens = opensWith(facts);
  if (opens === null) return everything;
  return { body: facts.hasRegisteredBody ? "registered" : "guest", opensWith: opens };
}

function opensWith({ level, isPriced, isLocked, viewer }: LessonAccessFacts): OpensWith | null {
  const hasWayIn =
    viewer.tier === "PREMIUM" ||
    viewer.enrollment?.opensEverything ||
    (level === "REGISTERED" && viewer.enrollment !== null);
  if (hasWayIn) return isLocked ? "gate" : null;
  if (isPriced && !viewer.enrollment) return "request";
  return level === "PREMIUM" ? "premium" : "enroll";
}

/** Whether a resource of a lesson may be downloaded. Those of a lesson that is closed to the viewer never are. */
export function mayDownload(isPremium: boolean, body: LessonBody, viewer: LessonAccessFacts["viewer"]): boolean {
  if (body !== "content") return false;
  if (!isPremium || viewer.isStaff) return true;
  return viewer.isSignedIn && (viewer.tier !== "FREE" || viewer.enrollment?.opensEverything === true);
}

/** Who says that a lesson is complete. Reading never completes automatically. */
export type CompletedBy = "learner" | "learner-or-video" | "assessment";

export function completedBy(lesson: { hasAssessment: boolean; hasStoredVideo: boolean }): CompletedBy {
  if (lesson.hasAssessment) return "assessment";
  return lesson.hasStoredVideo ? "learner-or-video" : "learner";
}

export interface CountedLesson {
  lessonId: string;
  isRequired: boolean;
  /** In a module that students see now. */
  isShown: boolean;
}

/** The lessons that a course's completion counts: the required ones that are shown, or all shown where none is required. */
export function countedLessons(lessons: readonly CountedLesson[]): CountedLesson[] {
  const shown = lessons.filter((lesson) => lesson.isShown);
  const required = shown.filter((lesson) => lesson.isRequired);
  return required.length > 0 ? required : shown;
}

export interface CourseProgress {
  done: number;
  total: number;
  /** 0 to 100 with two decimals, rounded down: 100 only when everything is done. */
  percentage: number;
  isComplete: boolean;
}

/** How far a student is. An empty course is never complete. */
export function measureProgress(lessons: readonly CountedLesson[], completed: ReadonlySet<string>): CourseProgress {
  const counted = countedLessons(lessons);
  const done = counted.filter((lesson) => completed.has(lesson.lessonId)).length;
  const total = counted.length;
  return {
    done,
    total,
    percentage: total === 0 ? 0 : Math.floor((done * 10_000) / total) / 100,
    isComplete: total > 0 && done === total,
  };
}

/**
 * The percentage to store. It goes back only when the student takes a completion back; lessons that appear later in the
 * same version do not lower it, and a completed course stays at 100.
 */
export function nextPercentage(
  stored: number,
  measured: number,
  change: { isUndo: boolean; isCourseComplete: boolean },
): number {
  if (change.isCourseComplete) return 100;
  return change.isUndo ? measured : Math.max(stored, measured);
}

/** From and to, in seconds; from inclusive. */
export type WatchedRange = readonly [from: number, to: number];

/** Ranges closer than this, in seconds, are one: players report a little late. */
const joinWithin = 0.5;
/** The most ranges kept: the smallest gaps are closed first. */
const mostRanges = 200;
/** Share of distinct seconds at which stored video is complete. */
export const WATCHED_ENOUGH = 0.9;

/** Sorted ranges without overlap, inside the video; adding the same again changes nothing. */
export function mergeRanges(
  ranges: readonly WatchedRange[],
  added: readonly WatchedRange[],
  durationSeconds: number,
): WatchedRange[] {
  const sorted = [...ranges, ...added]
    .map(([from, to]): [number, number] => [Math.max(0, from), Math.min(to, durationSeconds)])
    .filter(([from, to]) => Number.isFinite(from) && Number.isFinite(to) && to > from)
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1] + joinWithin) last[1] = Math.max(last[1], range[1]);
    else merged.push([...range]);
  }
  return closeSmallestGaps(merged);
}

function closeSmallestGaps(ranges: readonly [number, number][]): [number, number][] {
  if (ranges.length <= mostRanges) return [...ranges];
  const gaps = ranges.slice(1).map(([from], index) => ({ index, size: from - (ranges[index]?.[1] ?? from) }));
  const closed = new Set(
    gaps
      .sort((a, b) => a.size - b.size)
      .slice(0, ranges.length - mostRanges)
      .map((gap) => gap.index),
  );
  const kept: [number, number][] = [];
  ranges.forEach((range, index) => {
    const last = kept.at(-1);
    if (last && closed.has(index - 1)) last[1] = range[1];
    else kept.push([...range]);
  });
  return kept;
}

/** Distinct seconds of merged ranges. */
export function watchedSeconds(ranges: readonly WatchedRange[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

export function hasWatchedEnough(seconds: number, durationSeconds: number): boolean {
  return durationSeconds > 0 && seconds >= durationSeconds * WATCHED_ENOUGH;
}

export interface Streak {
  days: number;
  /** Calendar day in the person's zone, YYYY-MM-DD, or null before the first. */
  lastDay: string | null;
}

/** The calendar day of an instant in an IANA zone; in UTC when the zone is unknown. */
export function dayInZone(at: Date, timeZone: string): string {
  const shape = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en-CA", { ...shape, timeZone }).format(at);
  } catch {
    return at.toISOString().slice(0, 10);
  }
}

/** The streak after studying on `today`. One day off is forgiven; a day that seems to go back (travel) changes nothing. */
export function nextStreak(streak: Streak, today: string): Streak {
  if (streak.lastDay === null) return { days: 1, lastDay: today };
  const gap = Math.round((Date.parse(today) - Date.parse(streak.lastDay)) / 86_400_000);
  if (gap <= 0) return streak;
  return { days: gap <= 2 ? streak.days + 1 : 1, lastDay: today };
}

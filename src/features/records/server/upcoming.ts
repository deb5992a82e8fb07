import "server-only";
import * as z from "zod";
import { progressOf } from "@/features/learning/server/read-locks";
import { readOutline, shownModules } from "@/features/learning/server/read-outline";
import { Prisma } from "@/generated/prisma/client";
import { findLocks, type Lock } from "@/policy/gate";
import { type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const InCourse = rowSchema(() => ({
  slug: z.string(),
  courseTitle: z.string(),
  /** Of the course, BCP 47. */
  language: z.string(),
}));
type InCourse = RowOf<typeof InCourse>;

/** What is open or is ahead in the courses of one's enrollments. Moments are ISO 8601. */
export type Upcoming =
  /** An attempt that was started and not submitted; `at` is its deadline, null for one without a limit. */
  | (InCourse & { kind: "attempt"; at: string | null; lessonId: string; title: string })
  /** The next lesson that opens by its time alone, and how many others open with it. */
  | (InCourse & { kind: "opens"; at: string; lessonId: string; title: string; others: number })
  /** The enrollment ends, and with it the way in. */
  | (InCourse & { kind: "ends"; at: string });

const EnrollmentRow = () =>
  InCourse().extend({
    enrollmentId: z.string(),
    courseId: z.string(),
    versionId: z.string(),
    enrolledAt: z.string(),
    /** Within the days that are shown. */
    endsAt: z.string().nullable(),
    hasGates: z.boolean(),
    begun: z.array(z.string()),
    completed: z.array(z.string()),
  });
type EnrollmentRow = RowOf<typeof EnrollmentRow>;

export const UpcomingRows = rowSchema(() => ({
  attempts: z.array(InCourse().extend({ at: z.string().nullable(), lessonId: z.string(), title: z.string() })),
  enrollments: z.array(EnrollmentRow()),
}));
export type UpcomingRows = RowOf<typeof UpcomingRows>;

const daysAhead = 30;
const mostPlaces = 6;
const mostShown = 6;

const courseColumns = Prisma.sql`'slug', c.slug, 'courseTitle', v.title, 'language', v.language`;
const lessonsOf = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`COALESCE((SELECT jsonb_agg(p.lesson_id) FROM lesson_progress p WHERE p.enrollment_id = e.id AND ${condition}), '[]')`;

/** The rows behind it as JSON, for a query of more than that: of enrollments in use. Teams pass gates, so theirs have none here. */
export function upcomingRows(userId: string, at: Date): Prisma.Sql {
  const soon = new Date(at.getTime() + daysAhead * 86_400_000);
  const enrollments = Prisma.sql`enrollment e JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = e.version_id`;
  const inUse = Prisma.sql`e.user_id = ${userId}::uuid AND e.status IN ('ACTIVE', 'COMPLETED') AND (e.expires_at IS NULL OR e.expires_at > ${at})`;
  const hasGates = Prisma.sql`(e.status = 'ACTIVE' AND EXISTS (SELECT 1 FROM lesson_gate g WHERE g.version_id = e.version_id)
    AND NOT EXISTS (SELECT 1 FROM course_instructor i WHERE i.course_id = e.course_id AND i.user_id = e.user_id AND i.is_active))`;
  return Prisma.sql`jsonb_build_object(
    'attempts', (SELECT COALESCE(jsonb_agg(row), '[]') FROM (
       SELECT jsonb_build_object(${courseColumns}, 'at', a.deadline_at, 'lessonId', s.lesson_id, 'title', t.title) AS row
         FROM ${enrollments} JOIN assessment_attempt a ON a.enrollment_id = e.id JOIN assessment s ON s.id = a.assessment_id
         JOIN assessment_version t ON t.id = a.assessment_version_id
        WHERE ${inUse} AND a.state = 'IN_PROGRESS' AND (a.deadline_at IS NULL OR a.deadline_at > ${at})
        ORDER BY a.deadline_at, a.started_at DESC LIMIT ${mostShown}) found),
    'enrollments', (SELECT COALESCE(jsonb_agg(row), '[]') FROM (
       SELECT jsonb_build_object(${courseColumns}, 'enrollmentId', e.id, 'courseId', c.id, 'versionId', v.id, 'enrolledAt', e.enrolled_at,
                'endsAt', CASE WHEN e.expires_at <= ${soon} THEN e.expires_at END, 'hasGates', ${hasGates},
                'begun', ${lessonsOf(Prisma.sql`true`)}, 'completed', ${lessonsOf(Prisma.sql`p.completed_at IS NOT NULL`)}) AS row
         FROM ${enrollments} WHERE ${inUse} AND (e.expires_at <= ${soon} OR ${hasGates})
        ORDER BY e.last_accessed_at DESC LIMIT ${mostPlaces}) found))`;
}

/** What is in progress first, then by its moment. Outlines come out of memory, or by one query each. */
export async function toUpcoming({ db, now }: Pick<Deps, "db" | "now">, rows: UpcomingRows): Promise<Upcoming[]> {
  const opening = await Promise.all(
    rows.enrollments.filter(({ hasGates }) => hasGates).map((enrollment) => nextOf(enrollment, { db, now })),
  );
  const ahead: Upcoming[] = [
    ...rows.enrollments.flatMap(({ endsAt, ...enrollment }) =>
      endsAt ? [{ kind: "ends", at: endsAt, ...courseOf(enrollment) } as const] : [],
    ),
    ...opening.filter((one) => one !== null),
  ];
  const under: Upcoming[] = rows.attempts.map((attempt) => ({ kind: "attempt", ...attempt }));
  const byMoment = (one: Upcoming, other: Upcoming) => Date.parse(one.at ?? "") - Date.parse(other.at ?? "");
  return [...under, ...ahead.sort(byMoment)].slice(0, mostShown);
}

const courseOf = ({ slug, courseTitle, language }: InCourse): InCourse => ({ slug, courseTitle, language });

async function nextOf(enrollment: EnrollmentRow, { db, now }: Pick<Deps, "db" | "now">): Promise<Upcoming | null> {
  const outline = await readOutline({ db, now }, enrollment);
  const learner = progressOf({ ...enrollment, enrolledAt: new Date(enrollment.enrolledAt) });
  const locks = findLocks(outline.modules, learner, now());
  const last = now().getTime() + daysAhead * 86_400_000;
  const opening = shownModules(outline, now())
    .flatMap(({ lessons }) => lessons)
    // What everybody may read is open already; what asks for more than an enrollment does not open by a date.
    .filter(({ level, isFreePreview }) => level === "REGISTERED" && !isFreePreview)
    .flatMap(({ id, title }) => {
      const at = opensByItself(locks.get(id));
      return at === null || at > last ? [] : [{ id, title, at }];
    });
  const soonest = Math.min(...opening.map(({ at }) => at));
  const [first, ...others] = opening.filter(({ at }) => at === soonest);
  if (!first) return null;
  const place = { lessonId: first.id, title: first.title, others: others.length };
  return { kind: "opens", at: new Date(first.at).toISOString(), ...place, ...courseOf(enrollment) };
}

/** The moment, in milliseconds, where nothing but time holds it. */
function opensByItself(lock: Lock | undefined): number | null {
  if (!lock?.opensAt || lock.afterLessons.length > 0 || lock.afterModules.length > 0) return null;
  return lock.opensAt.getTime();
}

import "server-only";
import * as z from "zod";
import { type OutlineModule, planModule } from "@/features/courses/module-order";
import { type MoveGroup, moveGroups } from "@/features/courses/schema";
import { effectOfMove, type MoveEffect } from "@/features/learning/moves";
import { AppError } from "@/lib/app-error";
import { enrollmentStatusAt } from "@/server/db/current-enrollment";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { type ReadLesson, readCountedLessons } from "./read-counted-lessons";

export interface PreviewedLearner {
  enrollmentId: string;
  name: string;
  percentageFrom: number;
  percentageTo: number;
  /** Places and titles in the new version. */
  newRequired: { place: string; title: string }[];
  removedCompleted: number;
}

export interface PreviewedGroup {
  group: MoveGroup;
  count: number;
  /** How many of them go down in percent. */
  lowered: number;
  /** By how many new required lessons they get: [lessons, students]. */
  newRequired: [lessons: number, learners: number][];
  /** The first of them, by name. */
  learners: PreviewedLearner[];
}

export interface MovePreview {
  total: number;
  /** In an attempt now: they finish it with the questions that they were given. */
  inAttempt: number;
  /** Only groups with someone in them, what matters most first. */
  groups: PreviewedGroup[];
}

const EnrollmentRow = rowSchema(() => ({
  enrollmentId: z.string(),
  name: z.string(),
  versionId: z.string(),
  status: z.enum(["ACTIVE", "SUSPENDED", "COMPLETED"]),
  percentage: z.number(),
  completed: z.array(z.string()),
  inAttempt: z.boolean(),
}));
type EnrollmentRow = RowOf<typeof EnrollmentRow>;

const shownLearners = 100;
/** Enrollments read at once; the largest course is read in parts. */
const part = 2000;

/**
 * What a move of students to a version would do, for each: the same rule that the move follows. The version may be the draft
 * that is about to be published.
 * @throws AppError NOT_FOUND for a version of another course.
 */
export async function previewMove(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, toVersionId, fromVersionId }: { courseId: string; toVersionId: string; fromVersionId: string | null },
): Promise<MovePreview> {
  const lessons = await readLessons(db, courseId, now());
  const to = lessons.get(toVersionId);
  if (!to) throw new AppError("NOT_FOUND", "common.not_found");
  return previewTo({ db, now }, { courseId, lessons, to, toVersionId, fromVersionId });
}

/**
 * The same for a module of the draft that is to be published automatically: the version that would come out is what is live, with
 * that module as the draft has it.
 * @throws AppError NOT_FOUND where the draft has no such module; CONFLICT `courses.not_live`.
 */
export async function previewModuleMove(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, moduleId }: { courseId: string; moduleId: string },
): Promise<MovePreview> {
  const [place] = await queryRows(db, () =>
    z.strictObject({ liveVersionId: z.string().nullable(), draftId: z.string() }),
  )`
    SELECT CASE WHEN c.state = 'LIVE' THEN c.live_version_id END AS "liveVersionId", v.id AS "draftId"
      FROM module_version m JOIN course_version v ON v.id = m.version_id JOIN course c ON c.id = v.course_id
     WHERE c.id = ${courseId}::uuid AND v.published_at IS NULL AND m.module_id = ${moduleId}::uuid`;
  if (!place) throw new AppError("NOT_FOUND", "common.not_found");
  if (!place.liveVersionId) throw new AppError("CONFLICT", "courses.not_live");
  const lessons = await readLessons(db, courseId, now());
  const live = lessons.get(place.liveVersionId) ?? [];
  const draft = lessons.get(place.draftId) ?? [];
  const { order, taken, dropped } = planModule(outlineOf(live), outlineOf(draft), moduleId);
  const gone = new Set([...taken, ...dropped]);
  // A module without a lesson in the draft has no place there: what stays of it is where it is live.
  const modules = order.includes(moduleId) ? order : outlineOf(live).map(({ id }) => id);
  const to = modules.flatMap((id) => [
    // A hidden module is shown from then on.
    ...(id === moduleId ? draft.filter((lesson) => lesson.moduleId === id) : []).map((one) => ({
      ...one,
      isShown: true,
    })),
    ...live.filter((lesson) => lesson.moduleId === id && !gone.has(lesson.lessonId)),
  ]);
  return previewTo({ db, now }, { courseId, lessons, to, toVersionId: null, fromVersionId: null });
}

function outlineOf(lessons: readonly ReadLesson[]): OutlineModule[] {
  const ids = [...new Set(lessons.map(({ moduleId }) => moduleId))];
  return ids.map((id) => ({
    id,
    lessons: lessons.filter(({ moduleId }) => moduleId === id).map(({ lessonId }) => lessonId),
  }));
}

async function readLessons(db: Deps["db"], courseId: string, at: Date): Promise<Map<string, ReadLesson[]>> {
  const versions = await db.courseVersion.findMany({ where: { courseId }, select: { id: true } });
  return readCountedLessons(
    db,
    versions.map(({ id }) => id),
    at,
  );
}

interface WantedMove {
  courseId: string;
  lessons: ReadonlyMap<string, readonly ReadLesson[]>;
  to: readonly ReadLesson[];
  /** Null for a version that is not made yet: everybody would come from another. */
  toVersionId: string | null;
  fromVersionId: string | null;
}

async function previewTo({ db, now }: Pick<Deps, "db" | "now">, wanted: WantedMove): Promise<MovePreview> {
  const { courseId, lessons, to, toVersionId, fromVersionId } = wanted;
  const at = now();
  const found: { enrollment: EnrollmentRow; effect: MoveEffect }[] = [];
  for (let after: string | null = null; ; ) {
    const enrollments = await readEnrollments(db, { courseId, toVersionId, fromVersionId, after, at });
    for (const enrollment of enrollments) {
      const from = lessons.get(enrollment.versionId) ?? [];
      found.push({
        enrollment,
        effect: effectOfMove({ ...enrollment, completed: new Set(enrollment.completed) }, { from, to }),
      });
    }
    after = enrollments.at(-1)?.enrollmentId ?? null;
    if (enrollments.length < part) break;
  }
  return {
    total: found.length,
    inAttempt: found.filter(({ enrollment }) => enrollment.inAttempt).length,
    groups: moveGroups
      .map((group) =>
        summarize(
          group,
          found.filter(({ effect }) => effect.group === group),
          to,
        ),
      )
      .filter(({ count }) => count > 0),
  };
}

function readEnrollments(
  db: Deps["db"],
  of: { courseId: string; toVersionId: string | null; fromVersionId: string | null; after: string | null; at: Date },
): Promise<EnrollmentRow[]> {
  return queryRows(db, EnrollmentRow)`
    SELECT e.id AS "enrollmentId", u.name, e.version_id AS "versionId", ${enrollmentStatusAt("e", of.at)} AS status, e.progress_percentage::float8 AS percentage,
           coalesce((SELECT jsonb_agg(p.lesson_id) FROM lesson_progress p WHERE p.enrollment_id = e.id AND p.completed_at IS NOT NULL), '[]') AS completed,
           EXISTS (SELECT 1 FROM assessment_attempt a WHERE a.enrollment_id = e.id AND a.state = 'IN_PROGRESS') AS "inAttempt"
      FROM enrollment e JOIN users u ON u.id = e.user_id
     WHERE e.course_id = ${of.courseId}::uuid AND ${enrollmentStatusAt("e", of.at)} IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') AND e.version_id IS DISTINCT FROM ${of.toVersionId}::uuid
       AND (${of.fromVersionId}::uuid IS NULL OR e.version_id = ${of.fromVersionId}::uuid)
       AND (${of.after}::uuid IS NULL OR e.id > ${of.after}::uuid)
     ORDER BY e.id LIMIT ${part}`;
}

function summarize(
  group: MoveGroup,
  of: readonly { enrollment: EnrollmentRow; effect: MoveEffect }[],
  to: readonly ReadLesson[],
): PreviewedGroup {
  const titles = new Map(to.map(({ lessonId, place, title }) => [lessonId, { place, title }]));
  const counts = new Map<number, number>();
  for (const { effect } of of) {
    const lessons = effect.newRequired.length;
    if (lessons > 0) counts.set(lessons, (counts.get(lessons) ?? 0) + 1);
  }
  return {
    group,
    count: of.length,
    lowered: of.filter(({ effect }) => effect.percentageTo < effect.percentageFrom).length,
    newRequired: [...counts].sort(([a], [b]) => a - b),
    learners: [...of]
      .sort((a, b) => a.enrollment.name.localeCompare(b.enrollment.name, "en"))
      .slice(0, shownLearners)
      .map(({ enrollment, effect }) => ({
        enrollmentId: enrollment.enrollmentId,
        name: enrollment.name,
        percentageFrom: effect.percentageFrom,
        percentageTo: effect.percentageTo,
        newRequired: effect.newRequired.flatMap((id) => titles.get(id) ?? []),
        removedCompleted: effect.removedCompleted.length,
      })),
  };
}

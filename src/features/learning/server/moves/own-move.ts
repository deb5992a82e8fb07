import "server-only";
import * as z from "zod";
import { compareVersions, type VersionChange } from "@/features/courses/compare-versions";
import { readVersionFacts } from "@/features/courses/server/versions/read-version-facts";
import { effectOfMove, type MoveEffect } from "@/features/learning/moves";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { moveEnrollment } from "./move-enrollment";
import { type ReadLesson, readCountedLessons } from "./read-counted-lessons";

export interface OwnMove {
  versionId: string;
  number: number;
  publishedAt: Date | null;
  note: string;
  effect: Omit<MoveEffect, "newRequired"> & { newRequired: Pick<ReadLesson, "lessonId" | "place" | "title">[] };
  changes: VersionChange[];
}

const Newer = rowSchema(() => ({
  versionId: z.string(),
  number: z.number(),
  publishedAt: z.date().nullable(),
  note: z.string(),
  percentage: z.number(),
  completed: z.array(z.string()),
}));

/** The newer version that a student may move to and what it changes for them, or null. */
export async function getOwnMove({ db, now }: Pick<Deps, "db" | "now">, course: CourseFacts): Promise<OwnMove | null> {
  const { enrollment } = course;
  if (!enrollment) return null;
  const [newer] = await queryRows(db, Newer)`
    SELECT v.id AS "versionId", v.number, v.published_at AS "publishedAt", v.change_note AS note, e.progress_percentage::float8 AS percentage,
           coalesce((SELECT jsonb_agg(p.lesson_id) FROM lesson_progress p WHERE p.enrollment_id = e.id AND p.completed_at IS NOT NULL), '[]') AS completed
      FROM enrollment e JOIN course c ON c.id = e.course_id JOIN course_version v ON v.id = c.live_version_id
     WHERE e.id = ${enrollment.enrollmentId}::uuid AND e.version_id <> v.id AND c.state = 'LIVE'`;
  if (!newer) return null;
  const lessons = await readCountedLessons(db, [enrollment.versionId, newer.versionId], now());
  const to = lessons.get(newer.versionId) ?? [];
  const effect = effectOfMove(
    { status: enrollment.status, percentage: newer.percentage, completed: new Set(newer.completed) },
    { from: lessons.get(enrollment.versionId) ?? [], to },
  );
  const [before, after] = await readVersionFacts(db, [enrollment.versionId, newer.versionId]);
  const { completed: _, percentage: __, ...version } = newer;
  return {
    ...version,
    effect: {
      ...effect,
      newRequired: to
        .filter(({ lessonId }) => effect.newRequired.includes(lessonId))
        .map(({ lessonId, place, title }) => ({ lessonId, place, title })),
    },
    changes: before && after ? compareVersions(before, after) : [],
  };
}

/**
 * The student's own move to the version that is live. Doing it again changes nothing.
 * @throws AppError CONFLICT `learning.version_gone` when another version is live by now.
 */
export function moveToNewVersion(
  { db, now }: Pick<Deps, "db" | "now">,
  course: CourseFacts,
  { versionId }: { versionId: string },
): Promise<{ versionId: string }> {
  const { enrollment } = course;
  if (!enrollment) throw new AppError("FORBIDDEN", "learning.not_enrolled");
  return db.$transaction(async (tx) => {
    const live = await tx.course.count({ where: { id: course.id, state: "LIVE", liveVersionId: versionId } });
    if (live === 0) throw new AppError("CONFLICT", "learning.version_gone");
    await moveEnrollment(tx, {
      enrollmentId: enrollment.enrollmentId,
      toVersionId: versionId,
      groups: null,
      byLearner: true,
      at: now(),
    });
    return { versionId };
  });
}

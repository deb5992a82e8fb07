import "server-only";
import * as z from "zod";
import { enrollmentInUse } from "@/features/learning/server/lesson-access";
import { readOutline } from "@/features/learning/server/read-outline";
import { Prisma } from "@/generated/prisma/client";
import type { Actor } from "@/policy/actor";
import { type CourseFacts, isStaff } from "@/policy/course";
import { findLocks, hasGates, type LearnerProgress, type Locks } from "@/policy/gate";
import { oncePerPage } from "@/server/cache/page-context";
import { ask } from "@/server/db/ask";
import type { Tx } from "@/server/db/client";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

interface LockDeps {
  db: Tx;
  now: () => Date;
}

export const noLocks: Locks = new Map();

const ProgressRow = rowSchema(() => ({
  enrolledAt: z.date(),
  begun: z.array(z.string()),
  completed: z.array(z.string()),
}));
type ProgressRow = RowOf<typeof ProgressRow>;

export const progressOf = ({ enrolledAt, begun, completed }: ProgressRow): LearnerProgress => ({
  enrolledAt,
  begun: new Set(begun),
  completed: new Set(completed),
});

const readProgress = (db: Tx, enrollmentId: string): Promise<ProgressRow[]> =>
  ask(
    db,
    ProgressRow,
    Prisma.sql`
    SELECT e.enrolled_at AS "enrolledAt",
           COALESCE((SELECT jsonb_agg(p.lesson_id) FROM lesson_progress p WHERE p.enrollment_id = e.id), '[]'::jsonb) AS begun,
           COALESCE((SELECT jsonb_agg(p.lesson_id) FROM lesson_progress p WHERE p.enrollment_id = e.id AND p.completed_at IS NOT NULL), '[]'::jsonb) AS completed
      FROM enrollment e WHERE e.id = ${enrollmentId}::uuid`,
  );

/** What is locked of a version to whoever has this enrollment, or none. Out of memory, and one query where something has a gate. */
export async function readEnrollmentLocks(
  { db, now }: LockDeps,
  { courseId, versionId, enrollmentId }: { courseId: string; versionId: string; enrollmentId: string | null },
): Promise<Locks> {
  const { modules } = await readOutline({ db, now }, { courseId, versionId });
  if (!hasGates(modules)) return noLocks;
  const [row] = enrollmentId ? await oncePerPage(`progress:${enrollmentId}`, () => readProgress(db, enrollmentId)) : [];
  return findLocks(modules, row ? progressOf(row) : null, now());
}

/** The same to an asker; a course's team and admins pass. */
export async function readLocks(
  { db, now, actor }: LockDeps & { actor: Actor },
  course: CourseFacts,
  versionId: string,
): Promise<Locks> {
  if (isStaff(actor, course)) return noLocks;
  const enrollmentId = enrollmentInUse(course)?.enrollmentId ?? null;
  return readEnrollmentLocks({ db, now }, { courseId: course.id, versionId, enrollmentId });
}

import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

/** Copying a large course takes longer than the five seconds that a transaction has by default. */
export const copyLimits = { maxWait: 10_000, timeout: 60_000 };

/** Locks a course for the rest of the transaction. @throws AppError NOT_FOUND. */
export async function holdCourse(
  tx: Tx,
  courseId: string,
): Promise<{ liveVersionId: string | null; isArchived: boolean }> {
  const [course] = await tx.$queryRaw<{ liveVersionId: string | null; isArchived: boolean }[]>`
    SELECT live_version_id AS "liveVersionId", state = 'ARCHIVED' AS "isArchived" FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  return course;
}

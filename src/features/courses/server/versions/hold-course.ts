import "server-only";
import * as z from "zod";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({ liveVersionId: z.string().nullable(), isArchived: z.boolean() }));

/** Copying a large course takes longer than the five seconds that a transaction has by default. */
export const copyLimits = { maxWait: 10_000, timeout: 60_000 };

/** Locks a course for the rest of the transaction. @throws AppError NOT_FOUND. */
export async function holdCourse(
  tx: Tx,
  courseId: string,
): Promise<{ liveVersionId: string | null; isArchived: boolean }> {
  const [course] = await queryRows(tx, Row)`
    SELECT live_version_id AS "liveVersionId", state = 'ARCHIVED' AS "isArchived" FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  return course;
}

import "server-only";
import * as z from "zod";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({ name: z.string() }));

/**
 * Takes a group of a course for this transaction, before the enrollments of its members: who joins it and what it is given come one
 * after the other, so neither misses the other.
 * @throws AppError NOT_FOUND `enrollment.no_such_group`
 */
export async function lockGroup(
  tx: Tx,
  { courseId, groupId }: { courseId: string; groupId: string },
): Promise<{ name: string }> {
  const [group] = await queryRows(tx, Row)`
    SELECT name FROM course_group WHERE id = ${groupId}::uuid AND course_id = ${courseId}::uuid FOR UPDATE`;
  if (!group) throw new AppError("NOT_FOUND", "enrollment.no_such_group");
  return group;
}

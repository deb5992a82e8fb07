import "server-only";
import * as z from "zod";
import { compareVersions } from "@/features/courses/compare-versions";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { readVersionFacts } from "./read-version-facts";

const Row = rowSchema(() => ({ draftId: z.string(), liveId: z.string() }));

/** How many things are different between two versions of a course. One query, the texts stay in Postgres. */
export async function countChanges(tx: Tx, beforeId: string, afterId: string): Promise<number> {
  const [before, after] = await readVersionFacts(tx, [beforeId, afterId]);
  if (!before || !after) throw new Error(`a version to compare is gone: ${beforeId} or ${afterId}`);
  return compareVersions(before, after).length;
}

/**
 * Stores how much the draft of a course changes in what is live, so that lists of courses need not compare anything. For the end
 * of every transaction that wrote in a draft or put another version before students.
 */
export async function noteChanges(tx: Tx, courseId: string): Promise<void> {
  const [row] = await queryRows(tx, Row)`
    SELECT d.id AS "draftId", c.live_version_id AS "liveId"
      FROM course c JOIN course_version d ON d.course_id = c.id AND d.published_at IS NULL
     WHERE c.id = ${courseId}::uuid AND c.live_version_id IS NOT NULL`;
  if (!row) return;
  const changeCount = await countChanges(tx, row.liveId, row.draftId);
  await tx.courseVersion.update({ where: { id: row.draftId }, data: { changeCount } });
}

import "server-only";
import type { Tx } from "@/server/db/client";

/**
 * Runs `work` while the course's draft does not count as one, so that another unpublished version can be made: a course has one
 * draft at most, also for a moment. For a transaction that holds the course; no one else sees the draft otherwise than it is.
 */
export async function setDraftAside<T>(
  tx: Tx,
  draft: { versionId: string; at: Date },
  work: () => Promise<T>,
): Promise<T> {
  await tx.courseVersion.update({ where: { id: draft.versionId }, data: { publishedAt: draft.at } });
  const result = await work();
  await tx.courseVersion.update({ where: { id: draft.versionId }, data: { publishedAt: null } });
  return result;
}

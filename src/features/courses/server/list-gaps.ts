import "server-only";
import { findPublishingGaps, isBlocking, type PublishingGap } from "@/features/courses/rules";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { getDraft, getDrafts, getRepublishedFacts } from "./get-draft";

/**
 * What is between a course's draft and its publish; where there is no draft, what the version lacks that would go back on
 * the catalog. Null where nothing can be published. At most two queries.
 */
export async function listGaps({ db }: Pick<Deps, "db">, courseId: string): Promise<PublishingGap[] | null> {
  const facts = (await getDraft(db, courseId))?.facts ?? (await getRepublishedFacts(db, courseId));
  return facts && findPublishingGaps(facts);
}

/** How many things stop the draft of each course from being published. One query. */
export async function countBlocking(db: Tx, courseIds: readonly string[]): Promise<Map<string, number>> {
  if (courseIds.length === 0) return new Map();
  const drafts = await getDrafts(db, courseIds);
  return new Map([...drafts].map(([id, { facts }]) => [id, findPublishingGaps(facts).filter(isBlocking).length]));
}

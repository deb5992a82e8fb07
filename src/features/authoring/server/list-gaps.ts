import "server-only";
import { findPublishingGaps, type PublishingGap } from "@/features/authoring/rules";
import type { Deps } from "@/server/trpc/context";
import { getDraft } from "./get-draft";

/** What stands between a course's draft and its publish; null where nothing waits to be published. One query. */
export async function listGaps({ db }: Pick<Deps, "db">, courseId: string): Promise<PublishingGap[] | null> {
  const draft = await getDraft(db, courseId);
  return draft && findPublishingGaps(draft.facts);
}

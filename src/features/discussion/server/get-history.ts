import "server-only";
import type { CourseFacts } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";
import { findPost } from "./find-post";

export interface FormerWords {
  id: string;
  content: string;
  /** When they were replaced; ISO 8601. */
  at: string;
}

/** What a post said before, newest first: for those who moderate. */
export async function getHistory(deps: Deps, course: CourseFacts, postId: string): Promise<FormerWords[]> {
  await findPost(deps, course, postId);
  const rows = await deps.db.postRevision.findMany({
    where: { postId },
    select: { id: true, content: true, createdAt: true },
    orderBy: { createdAt: "desc" },
    take: 50,
  });
  return rows.map(({ createdAt, ...words }) => ({ ...words, at: createdAt.toISOString() }));
}

import "server-only";
import type { VoteOnPost } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { findPost } from "./find-post";

const votes = { name: "discussion.vote", points: 200, windowSeconds: 3600 };

/**
 * Says that a post was useful, or takes that back: one vote a person, none on one's own.
 * @throws AppError NOT_FOUND; RULE_BROKEN `discussion.own_post`; QUOTA_EXCEEDED
 */
export async function voteOnPost(
  deps: PersonDeps,
  course: CourseFacts,
  { postId, isUseful }: VoteOnPost,
): Promise<{ usefulCount: number }> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  await spend(deps, votes, userId);
  const post = await findPost(deps, course, postId);
  if (post.deletedAt || post.hiddenAt || post.thread.deletedAt)
    throw new AppError("NOT_FOUND", "discussion.no_such_post");
  if (post.userId === userId) throw new AppError("RULE_BROKEN", "discussion.own_post");
  if (isUseful) await db.postVote.createMany({ data: { postId, userId, createdAt: now() }, skipDuplicates: true });
  else await db.postVote.deleteMany({ where: { postId, userId } });
  return { usefulCount: await db.postVote.count({ where: { postId } }) };
}

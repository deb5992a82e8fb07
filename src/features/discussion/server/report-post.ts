import "server-only";
import type { ReportPost } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { findPost } from "./find-post";

const perDay = { name: "discussion.report", points: 20, windowSeconds: 86_400 };

/**
 * Brings a post to those who moderate, with a reason. Once a person; nothing is hidden by it.
 * @throws AppError NOT_FOUND; RULE_BROKEN `discussion.own_post`; QUOTA_EXCEEDED
 */
export async function reportPost(
  deps: PersonDeps,
  course: CourseFacts,
  { postId, reason, note }: ReportPost,
): Promise<void> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  await spend(deps, perDay, userId);
  const post = await findPost(deps, course, postId);
  if (post.deletedAt || post.hiddenAt || post.thread.deletedAt)
    throw new AppError("NOT_FOUND", "discussion.no_such_post");
  if (post.userId === userId) throw new AppError("RULE_BROKEN", "discussion.own_post");
  await db.$transaction(async (tx) => {
    const at = now();
    const { count } = await tx.postReport.createMany({
      data: { postId, userId, reasonCode: reason, note, createdAt: at, updatedAt: at },
      skipDuplicates: true,
    });
    if (count > 0) await tx.post.updateMany({ where: { id: postId, reportedAt: null }, data: { reportedAt: at } });
  });
}

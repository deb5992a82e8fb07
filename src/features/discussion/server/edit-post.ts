import "server-only";
import type { EditPost } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, isStaff } from "@/policy/course";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { findPost } from "./find-post";
import { mustMayWrite } from "./may-write";

const perHour = { name: "discussion.edit", points: 60, windowSeconds: 3_600 };

/**
 * Changes the words of one's own post; what stood there is kept for those who moderate.
 * @throws AppError NOT_FOUND; RULE_BROKEN `discussion.closed`; CONFLICT `discussion.changed` { value }; FORBIDDEN `discussion.muted`
 */
export async function editPost(deps: PersonDeps, course: CourseFacts, change: EditPost): Promise<void> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  const { postId, base, content, title } = change;
  const post = await findPost(deps, course, postId);
  if (post.userId !== userId || post.deletedAt || post.hiddenAt || post.thread.deletedAt)
    throw new AppError("NOT_FOUND", "discussion.no_such_post");
  const isQuestion = post.id === post.threadId;
  const newTitle = isQuestion && title !== undefined && title !== post.thread.title ? title : null;
  if (post.content === content && newTitle === null) return;
  if (post.thread.lockedAt && !isStaff(deps.actor, course)) throw new AppError("RULE_BROKEN", "discussion.closed");
  await mustMayWrite(db, course, userId, now());
  await spend(deps, perHour, userId);
  await db.$transaction(async (tx) => {
    const at = now();
    const { count } = await tx.post.updateMany({
      where: { id: postId, content: base, deletedAt: null, hiddenAt: null },
      data: { content, editedAt: at, updatedAt: at },
    });
    if (count === 0) throw new AppError("CONFLICT", "discussion.changed", { value: post.content });
    const before = isQuestion ? `${post.thread.title}\n\n${base}` : base;
    await tx.postRevision.create({ data: { postId, content: before, createdAt: at } });
    if (newTitle !== null)
      await tx.thread.updateMany({ where: { id: post.threadId }, data: { title: newTitle, updatedAt: at } });
  });
}

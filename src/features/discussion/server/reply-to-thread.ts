import "server-only";
import { questionAnswered } from "@/features/discussion/events";
import type { ReplyToThread } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, isStaff } from "@/policy/course";
import { appendEvent } from "@/server/outbox/append-event";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";
import { findThread } from "./find-post";
import { mustMayWrite } from "./may-write";

const perHour = { name: "discussion.reply", points: 60, windowSeconds: 3_600 };

/**
 * Answers in a thread, under the id that the writer's browser gave the post. Sent again it changes nothing.
 * @throws AppError NOT_FOUND; RULE_BROKEN `discussion.closed`; FORBIDDEN `discussion.muted`; QUOTA_EXCEEDED
 */
export async function replyToThread(
  deps: PersonDeps,
  course: CourseFacts,
  reply: ReplyToThread,
): Promise<{ postId: string }> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  const { threadId, postId, parentId, content } = reply;
  await findThread(deps, course, threadId);
  const own = { id: postId, threadId, userId };
  if (await db.post.findFirst({ where: own, select: { id: true } })) return { postId };
  await mustMayWrite(db, course, userId, now());
  await spend(deps, perHour, userId);
  await db.$transaction(async (tx) => {
    const at = now();
    const open = { id: threadId, deletedAt: null, ...(isStaff(deps.actor, course) ? {} : { lockedAt: null }) };
    // The row is held: no one closes or deletes the thread between this and the post.
    const { count } = await tx.thread.updateMany({ where: open, data: { lastPostAt: at, updatedAt: at } });
    if (count === 0) throw new AppError("RULE_BROKEN", "discussion.closed");
    const answered = parentId && (await tx.post.count({ where: { id: parentId, threadId } })) > 0 ? parentId : null;
    const made = await tx.post.createMany({
      data: [{ ...own, parentId: answered, content, createdAt: at, updatedAt: at }],
      skipDuplicates: true,
    });
    if (made.count === 0) return;
    await appendEvent(tx, questionAnswered({ postId }));
  });
  if (!(await db.post.findFirst({ where: own, select: { id: true } })))
    throw new AppError("NOT_FOUND", "discussion.no_such_post");
  return { postId };
}

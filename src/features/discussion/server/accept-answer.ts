import "server-only";
import * as z from "zod";
import { answerAccepted } from "@/features/discussion/events";
import type { AcceptAnswer } from "@/features/discussion/schema";
import { AppError } from "@/lib/app-error";
import { type CourseFacts, isStaff } from "@/policy/course";
import { queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { findThread } from "./find-post";
import { mustMayWrite } from "./may-write";

/**
 * The asker or the team takes a reply as the answer, another one instead, or none.
 * @throws AppError NOT_FOUND; FORBIDDEN for everybody else; RULE_BROKEN `discussion.no_answer` for what is no reply that is
 */
export async function acceptAnswer(
  deps: PersonDeps,
  course: CourseFacts,
  { threadId, postId }: AcceptAnswer,
): Promise<void> {
  const { db, now, actor } = deps;
  const userId = deps.actor.id;
  const thread = await findThread(deps, course, threadId);
  if (thread.userId !== userId && !isStaff(actor, course)) throw new AppError("FORBIDDEN", "discussion.not_yours");
  if (thread.acceptedPostId === postId) return;
  await mustMayWrite(db, course, userId, now());
  await db.$transaction(async (tx) => {
    const at = now();
    await tx.thread.update({ where: { id: threadId }, data: { acceptedPostId: null, updatedAt: at } });
    if (postId === null) return;
    const [answer] = await queryRows(tx, () => z.strictObject({ userId: z.string() }))`
      SELECT user_id AS "userId" FROM post WHERE id = ${postId}::uuid AND thread_id = ${threadId}::uuid
         AND id <> thread_id AND deleted_at IS NULL AND hidden_at IS NULL FOR UPDATE`;
    if (!answer) throw new AppError("RULE_BROKEN", "discussion.no_answer");
    await tx.thread.update({ where: { id: threadId }, data: { acceptedPostId: postId } });
    await appendEvent(tx, answerAccepted({ postId, byId: userId }));
  });
}

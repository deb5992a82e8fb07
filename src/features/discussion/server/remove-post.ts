import "server-only";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import type { PersonDeps } from "@/server/trpc/context";
import { findPost } from "./find-post";

/**
 * Takes one's own post away; `restorePost` brings it back. In its place is that it was deleted; a question that no one has
 * answered goes with its thread. Twice is as once.
 */
export async function removePost(deps: PersonDeps, course: CourseFacts, postId: string): Promise<void> {
  const post = await findOwn(deps, course, postId);
  if (post.deletedAt) return;
  await deps.db.$transaction(async (tx) => {
    const at = deps.now();
    // Held before the replies are counted: one that is being written waits, and then finds no thread.
    await tx.$executeRaw`SELECT 1 FROM thread WHERE id = ${post.threadId}::uuid FOR UPDATE`;
    await tx.post.updateMany({ where: { id: postId, deletedAt: null }, data: { deletedAt: at, updatedAt: at } });
    await tx.thread.updateMany({ where: { acceptedPostId: postId }, data: { acceptedPostId: null, updatedAt: at } });
    const isQuestion = post.id === post.threadId;
    const said = { threadId: post.threadId, id: { not: postId }, deletedAt: null };
    if (isQuestion && (await tx.post.count({ where: said })) === 0)
      await tx.thread.updateMany({ where: { id: post.threadId }, data: { deletedAt: at, updatedAt: at } });
  });
}

/** "Undo". */
export async function restorePost(deps: PersonDeps, course: CourseFacts, postId: string): Promise<void> {
  const post = await findOwn(deps, course, postId);
  const at = deps.now();
  const thread = { where: { id: post.threadId }, data: { deletedAt: null, updatedAt: at } };
  await deps.db.$transaction(async (tx) => {
    await tx.post.updateMany({ where: { id: postId }, data: { deletedAt: null, updatedAt: at } });
    if (post.id === post.threadId) await tx.thread.updateMany(thread);
  });
}

async function findOwn(deps: PersonDeps, course: CourseFacts, postId: string) {
  const post = await findPost(deps, course, postId);
  if (post.userId !== deps.actor.id) throw new AppError("NOT_FOUND", "discussion.no_such_post");
  return post;
}

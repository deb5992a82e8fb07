import "server-only";
import { mostSavedComments } from "@/features/grading/rules";
import type { SaveComment } from "@/features/grading/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

type CommentDeps = Pick<PersonDeps, "db" | "actor" | "now">;

/**
 * Keeps a comment for its grader to use again, or gives one of their own other words. Sent twice it is one.
 * @throws AppError NOT_FOUND `grading.no_such_comment` where the id is someone else's; QUOTA_EXCEEDED
 * `grading.too_many_comments` at `mostSavedComments`
 */
export async function saveComment({ db, actor, now }: CommentDeps, comment: SaveComment): Promise<void> {
  const { savedCommentId: id, text } = comment;
  const at = now();
  await db.$transaction(async (tx) => {
    // One grader's changes wait for each other, so that two at once can't pass the limit.
    await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${actor.id}::uuid FOR NO KEY UPDATE`;
    const known = await tx.savedComment.findUnique({ where: { id }, select: { userId: true } });
    if (known && known.userId !== actor.id) throw new AppError("NOT_FOUND", "grading.no_such_comment");
    if (known) {
      await tx.savedComment.update({ where: { id }, data: { text, updatedAt: at } });
      return;
    }
    const count = await tx.savedComment.count({ where: { userId: actor.id } });
    if (count >= mostSavedComments) {
      throw new AppError("QUOTA_EXCEEDED", "grading.too_many_comments", { most: mostSavedComments });
    }
    await tx.savedComment.create({ data: { id, userId: actor.id, text, createdAt: at, updatedAt: at } });
  });
}

/** Safe to repeat. @throws AppError NOT_FOUND `grading.no_such_comment` where the id is someone else's */
export async function removeSavedComment({ db, actor }: CommentDeps, id: string): Promise<void> {
  const { count } = await db.savedComment.deleteMany({ where: { id, userId: actor.id } });
  if (count === 0 && (await db.savedComment.count({ where: { id } })) > 0)
    throw new AppError("NOT_FOUND", "grading.no_such_comment");
}

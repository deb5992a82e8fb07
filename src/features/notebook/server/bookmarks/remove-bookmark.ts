import "server-only";
import { goneForGoodBefore } from "@/features/notebook/server/gone-for-good";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { lockBookmarks, requireRoom } from "./lock-bookmarks";

/** Of one's own. They keep their title, note and place for a month; what was removed before that is gone for good. */
export async function markRemoved(
  tx: Tx,
  { userId, ...which }: { userId: string; id?: string; courseId?: string; lessonId?: string; resourceId?: string },
  now: Date,
): Promise<void> {
  await tx.bookmark.updateMany({ where: { userId, ...which, deletedAt: null }, data: { deletedAt: now } });
  await tx.bookmark.deleteMany({ where: { userId, deletedAt: { lt: goneForGoodBefore(now) } } });
}

/** Takes a bookmark away, wherever it led; `restoreBookmark` brings it back. One that is gone already is no error. */
export async function removeBookmark({ db, actor, now }: PersonDeps, bookmarkId: string): Promise<void> {
  await markRemoved(db, { userId: actor.id, id: bookmarkId }, now());
}

/** "Undo". @throws AppError NOT_FOUND `notebook.no_such_bookmark`, RULE_BROKEN `notebook.too_many_bookmarks` */
export async function restoreBookmark({ db, actor }: PersonDeps, bookmarkId: string): Promise<void> {
  const own = { id: bookmarkId, userId: actor.id };
  await db.$transaction(async (tx) => {
    await lockBookmarks(tx, actor.id);
    const found = await tx.bookmark.findFirst({ where: own, select: { deletedAt: true } });
    if (!found) throw new AppError("NOT_FOUND", "notebook.no_such_bookmark");
    if (found.deletedAt === null) return;
    await requireRoom(tx, actor.id);
    await tx.bookmark.updateMany({ where: own, data: { deletedAt: null } });
  });
}

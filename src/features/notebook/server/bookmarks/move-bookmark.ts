import "server-only";
import { movedBefore } from "@/features/authoring/assessment/rules";
import type { BookmarkMove } from "@/features/notebook/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { lockBookmarks } from "./lock-bookmarks";

/**
 * Puts a bookmark before another, or to the end. Two moves at once come one after the other, each in the order that the first left.
 * @throws AppError NOT_FOUND `notebook.no_such_bookmark`
 */
export async function moveBookmark(deps: PersonDeps, { bookmarkId, beforeId }: BookmarkMove): Promise<void> {
  const userId = deps.actor.id;
  await deps.db.$transaction(async (tx) => {
    await lockBookmarks(tx, userId);
    const rows = await tx.bookmark.findMany({
      where: { userId, deletedAt: null },
      select: { id: true },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    const ids = rows.map(({ id }) => id);
    if (!ids.includes(bookmarkId)) throw new AppError("NOT_FOUND", "notebook.no_such_bookmark");
    const order = movedBefore(ids, bookmarkId, beforeId);
    await tx.$executeRaw`
      UPDATE bookmark b SET position = o.place - 1
        FROM unnest(${order}::uuid[]) WITH ORDINALITY AS o(id, place) WHERE b.id = o.id AND b.position <> o.place - 1`;
  });
}

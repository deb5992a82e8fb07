import "server-only";
import type { BookmarkTexts } from "@/features/notebook/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

/** One's own title and note for a bookmark. @throws AppError NOT_FOUND `notebook.no_such_bookmark` */
export async function editBookmark(deps: PersonDeps, { bookmarkId, title, notes }: BookmarkTexts): Promise<void> {
  const { count } = await deps.db.bookmark.updateMany({
    where: { id: bookmarkId, userId: deps.actor.id, deletedAt: null },
    data: { title, notes },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "notebook.no_such_bookmark");
}

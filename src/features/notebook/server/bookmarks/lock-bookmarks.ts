import "server-only";
import { mostBookmarks } from "@/features/notebook/limits";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

/** Whoever changes the order of someone's bookmarks waits for whoever else does. Held until the transaction ends. */
export async function lockBookmarks(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bookmarks ${userId}`}, 0))`;
}

/** There is room for one more. @throws AppError RULE_BROKEN `notebook.too_many_bookmarks` */
export async function requireRoom(tx: Tx, userId: string): Promise<void> {
  const count = await tx.bookmark.count({ where: { userId, deletedAt: null } });
  if (count >= mostBookmarks) throw new AppError("RULE_BROKEN", "notebook.too_many_bookmarks", { most: mostBookmarks });
}

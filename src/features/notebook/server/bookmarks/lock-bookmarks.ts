import "server-only";
import type { Tx } from "@/server/db/client";

/** Whoever changes the order of someone's bookmarks waits for whoever else does. Held until the transaction ends. */
export async function lockBookmarks(tx: Tx, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`bookmarks ${userId}`}, 0))`;
}

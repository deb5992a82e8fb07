import "server-only";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { goneForGoodBefore } from "./gone-for-good";

/** Takes a note away; `restoreNote` brings it back. What was taken away a month ago is gone for good with the next one. */
export async function removeNote(deps: PersonDeps, noteId: string): Promise<void> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  const { count } = await db.note.updateMany({ where: { id: noteId, userId }, data: { deletedAt: now() } });
  if (count === 0) throw new AppError("NOT_FOUND", "notebook.no_such_note");
  await db.note.deleteMany({ where: { userId, deletedAt: { lt: goneForGoodBefore(now()) } } });
}

/** "Undo". @throws AppError NOT_FOUND `notebook.no_such_note` */
export async function restoreNote(deps: PersonDeps, noteId: string): Promise<void> {
  const { count } = await deps.db.note.updateMany({
    where: { id: noteId, userId: deps.actor.id },
    data: { deletedAt: null },
  });
  if (count === 0) throw new AppError("NOT_FOUND", "notebook.no_such_note");
}

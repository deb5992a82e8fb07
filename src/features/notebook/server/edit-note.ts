import "server-only";
import type { NoteChange } from "@/features/notebook/schema";
import { noteColumns, type ShownNote, showNote } from "@/features/notebook/server/show-note";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

/** The field as it may be there for the change to be made: as its author saw it, or changed so already. */
function asSeen(change: NoteChange): Prisma.NoteWhereInput {
  if (change.field === "content") return { content: { in: [change.base, change.value] } };
  if (change.field === "tags") return { OR: [{ tags: { equals: change.base } }, { tags: { equals: change.value } }] };
  return {};
}

function changed(change: NoteChange): Prisma.NoteUpdateManyMutationInput {
  if (change.field === "content") return { content: change.value };
  if (change.field === "tags") return { tags: change.value };
  return { isPrivate: change.value === "private" };
}

/**
 * Changes one field of one's own note.
 * @throws AppError NOT_FOUND `notebook.no_such_note`; CONFLICT `notebook.changed` with the `value` that is there now
 */
export async function editNote(deps: PersonDeps, change: NoteChange): Promise<ShownNote> {
  const { db, now, locale } = deps;
  const own = { id: change.noteId, userId: deps.actor.id, deletedAt: null };
  const [note] = await db.note.updateManyAndReturn({
    where: { ...own, ...asSeen(change) },
    data: { ...changed(change), updatedAt: now() },
    select: noteColumns,
  });
  if (note) return showNote(note, locale);
  const there = await db.note.findFirst({ where: own, select: { content: true, tags: true } });
  if (!there) throw new AppError("NOT_FOUND", "notebook.no_such_note");
  throw new AppError("CONFLICT", "notebook.changed", { value: change.field === "tags" ? there.tags : there.content });
}

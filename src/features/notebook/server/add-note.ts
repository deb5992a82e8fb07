import "server-only";
import type { Anchor, NewNote } from "@/features/notebook/schema";
import { noteColumns, type ShownNote, showNote } from "@/features/notebook/server/show-note";
import { AppError } from "@/lib/app-error";
import type { LessonFacts } from "@/policy/lesson";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";

/** More than anyone writes by hand. */
const perHour = { name: "notebook.addNote", points: 240, windowSeconds: 3_600 };

const anchorColumns = (anchor: Anchor) => ({
  anchor: ({ lesson: "NONE", second: "SECOND", passage: "PASSAGE" } as const)[anchor.kind],
  timestampSeconds: anchor.kind === "second" ? anchor.seconds : null,
  passage: anchor.kind === "passage" ? anchor.passage : undefined,
});

/**
 * A new note on a lesson, under the id that its author's browser gave it. Sent again it changes nothing: what was written since
 * is sent as changes.
 * @throws AppError NOT_FOUND when the id is someone else's; QUOTA_EXCEEDED
 */
export async function addNote(deps: PersonDeps, lesson: LessonFacts, input: NewNote): Promise<ShownNote> {
  const { db, now, locale } = deps;
  const userId = deps.actor.id;
  const { noteId, anchor, content, tags, sharing } = input;
  const own = { where: { id: noteId, userId, lessonId: lesson.id, deletedAt: null }, select: noteColumns };
  const known = await db.note.findFirst(own);
  if (known) return showNote(known, locale);
  await spend(deps, perHour, userId);
  const about = { lessonId: lesson.id, content, tags, isPrivate: sharing === "private", ...anchorColumns(anchor) };
  await db.note.createMany({
    data: [{ id: noteId, userId, ...about, createdAt: now(), updatedAt: now() }],
    skipDuplicates: true,
  });
  const note = await db.note.findFirst(own);
  if (!note) throw new AppError("NOT_FOUND", "notebook.no_such_note");
  return showNote(note, locale);
}

import "server-only";
import type { ReportNote } from "@/features/notebook/schema";
import { inCourse, seesShared } from "@/features/notebook/server/get-lesson-notes";
import { AppError } from "@/lib/app-error";
import type { LessonFacts } from "@/policy/lesson";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";

const perDay = { name: "notebook.report", points: 20, windowSeconds: 86_400 };

/**
 * Brings a note that someone shares on this lesson to those who moderate the course, with a reason. Once a person; nothing is
 * hidden by it.
 * @throws AppError NOT_FOUND `notebook.no_such_note`, also for a private one; RULE_BROKEN `notebook.own_note`; QUOTA_EXCEEDED
 */
export async function reportNote(
  deps: PersonDeps,
  lesson: LessonFacts,
  { noteId, reason, note }: ReportNote,
): Promise<void> {
  const { db, now } = deps;
  const userId = deps.actor.id;
  await spend(deps, perDay, userId);
  const isOpen = await seesShared(deps, lesson);
  const shared = isOpen
    ? await db.note.findFirst({ where: { id: noteId, lessonId: lesson.id, ...inCourse }, select: { userId: true } })
    : null;
  if (!shared) throw new AppError("NOT_FOUND", "notebook.no_such_note");
  if (shared.userId === userId) throw new AppError("RULE_BROKEN", "notebook.own_note");
  const at = now();
  await db.noteReport.createMany({
    data: { noteId, userId, reasonCode: reason, note, createdAt: at, updatedAt: at },
    skipDuplicates: true,
  });
}

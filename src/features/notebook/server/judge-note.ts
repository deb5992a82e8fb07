import "server-only";
import type { JudgeNote } from "@/features/notebook/schema";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";

/**
 * Hides a shared note from the course with a reason, or leaves it up; either answers its open reports. Twice is as once.
 * @throws AppError NOT_FOUND `notebook.no_such_note`, also for one that its author has made private again
 */
export async function judgeNote(deps: Deps, course: CourseFacts, { noteId, verdict }: JudgeNote): Promise<void> {
  const isHidden = verdict.name === "hide";
  const hiddenReason = verdict.name === "hide" ? verdict.reason : "";
  const shared = { id: noteId, isPrivate: false, deletedAt: null, lesson: { courseId: course.id } };
  await deps.db.$transaction(async (tx) => {
    const at = deps.now();
    // Holding the note lets its author make it private before or after, not in between.
    await tx.$executeRaw`SELECT 1 FROM note WHERE id = ${noteId}::uuid FOR UPDATE`;
    const note = await tx.note.findFirst({ where: shared, select: { hiddenAt: true, hiddenReason: true } });
    if (!note) throw new AppError("NOT_FOUND", "notebook.no_such_note");
    await tx.noteReport.updateMany({ where: { noteId, resolvedAt: null }, data: { resolvedAt: at, updatedAt: at } });
    if ((note.hiddenAt !== null) === isHidden && note.hiddenReason === hiddenReason) return;
    // Past Prisma, which would move updated_at: to its author the note is what it was.
    await tx.$executeRaw`
      UPDATE note SET hidden_at = ${isHidden ? at : null}::timestamptz, hidden_reason = ${hiddenReason} WHERE id = ${noteId}::uuid`;
    const action = isHidden ? "note.hide" : "note.show";
    await appendAudit(tx, deps, { action, objectType: "note", objectId: noteId, values: { reason: hiddenReason } });
  });
}

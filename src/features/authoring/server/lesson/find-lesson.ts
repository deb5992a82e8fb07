import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

/** The row of a lesson in the draft, for a write. @throws AppError CONFLICT `authoring.lesson_gone`. */
export async function findDraftLesson(tx: Tx, versionId: string, lessonId: string): Promise<{ id: string }> {
  const row = await tx.lessonVersion.findUnique({
    where: { versionId_lessonId: { versionId, lessonId } },
    select: { id: true },
  });
  if (!row) throw new AppError("CONFLICT", "authoring.lesson_gone");
  return row;
}

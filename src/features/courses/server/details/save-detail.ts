import "server-only";
import type { DetailValue, SaveDetail } from "@/features/courses/details";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { judgeSession } from "@/features/courses/server/sessions/judge-session";
import { touchSession } from "@/features/courses/server/sessions/note-session";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import { isSameValue } from "@/lib/field-value";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";

export const detailColumns = {
  title: true,
  subtitle: true,
  description: true,
  metaDescription: true,
  language: true,
  level: true,
  objectives: true,
  requirements: true,
  skills: true,
  audience: true,
  metaKeywords: true,
  durationMinutes: true,
} as const satisfies Prisma.CourseVersionSelect;

/**
 * Saves one field of a draft over the value that its editor was shown. A repeated call does no harm.
 * @throws AppError CONFLICT `courses.field_conflict` (facts: field, value, what is there now), `courses.archived`; NOT_FOUND.
 */
export function saveDetail(
  deps: Pick<PersonDeps, "db" | "now" | "actor" | "userAgent">,
  { courseId, sessionId, field, base, value }: SaveDetail,
): Promise<{ savedAt: Date; value: DetailValue }> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    // The draft's course is locked by now: no one writes between this look and the write.
    const row = await tx.courseVersion.findUniqueOrThrow({ where: { id: versionId }, select: detailColumns });
    const current: DetailValue = row[field];
    if (!isSameValue(current, value)) {
      if (!isSameValue(current, base))
        throw new AppError("CONFLICT", "courses.field_conflict", { field, value: current });
      await tx.courseVersion.update({ where: { id: versionId }, data: { [field]: value } });
    }
    if (sessionId) await noteIn(tx, deps, { sessionId, at });
    return { savedAt: at, value };
  });
}

async function noteIn(
  tx: Tx,
  { actor, userAgent }: Pick<PersonDeps, "actor" | "userAgent">,
  { sessionId, at }: { sessionId: string; at: Date },
): Promise<void> {
  const isOpen = await touchSession(tx, { sessionId, instructorId: actor.id, at, userAgent });
  if (isOpen) await judgeSession(tx, sessionId);
}

import "server-only";
import type { SharePreview } from "@/features/courses/schema";
import { AppError } from "@/lib/app-error";
import { addDays } from "@/lib/time";
import { appendAudit } from "@/server/audit/append-audit";
import { makeTokenFor } from "@/server/auth/secret-token";
import type { Deps } from "@/server/trpc/context";

type LinkDeps = Pick<Deps, "db" | "actor" | "now" | "ip">;

/**
 * Makes the one preview link of a course; a link made before is dead at once. The token is shown now and never again.
 * @throws AppError CONFLICT `courses.archived`
 */
export function sharePreview(
  deps: LinkDeps,
  { courseId, days }: SharePreview,
): Promise<{ token: string; expiresAt: Date }> {
  return deps.db.$transaction(async (tx) => {
    const { token, hash } = makeTokenFor(courseId);
    const expiresAt = addDays(deps.now(), days);
    const { count } = await tx.course.updateMany({
      where: { id: courseId, state: { not: "ARCHIVED" } },
      data: { previewTokenHash: hash, previewExpiresAt: expiresAt },
    });
    if (count === 0) throw new AppError("CONFLICT", "courses.archived");
    await appendAudit(tx, deps, {
      action: "course.sharePreview",
      objectType: "course",
      objectId: courseId,
      values: { expiresAt: expiresAt.toISOString() },
    });
    return { token, expiresAt };
  });
}

/** Ends the preview link of a course. Doing it again changes nothing. */
export function revokePreview(deps: LinkDeps, courseId: string): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    const { count } = await tx.course.updateMany({
      where: { id: courseId, previewTokenHash: { not: null } },
      data: { previewTokenHash: null, previewExpiresAt: null },
    });
    if (count > 0) {
      await appendAudit(tx, deps, { action: "course.revokePreview", objectType: "course", objectId: courseId });
    }
  });
}

/** Until when the link of a course works, or null where there is none. */
export async function previewState(
  { db, now }: Pick<Deps, "db" | "now">,
  courseId: string,
): Promise<{ openUntil: Date | null }> {
  const course = await db.course.findUnique({ where: { id: courseId }, select: { previewExpiresAt: true } });
  const until = course?.previewExpiresAt ?? null;
  return { openUntil: until && until > now() ? until : null };
}

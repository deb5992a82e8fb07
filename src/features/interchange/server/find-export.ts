import "server-only";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

/** What is to be taken out: a course as it is now, or one version of it. @throws AppError NOT_FOUND when it has no such version. */
export async function findExport(
  { db }: Pick<Deps, "db">,
  courseId: string,
  versionId: string | undefined,
): Promise<{ courseId: string; version: { number: number; isDiscarded: boolean } | null }> {
  if (versionId === undefined) return { courseId, version: null };
  const found = await db.courseVersion.findFirst({
    where: { id: versionId, courseId },
    select: { number: true, discardedAt: true },
  });
  if (!found) throw new AppError("NOT_FOUND", "common.not_found");
  return { courseId, version: { number: found.number, isDiscarded: found.discardedAt !== null } };
}

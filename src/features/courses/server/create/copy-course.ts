import "server-only";
import type { CopyCourse } from "@/features/courses/builder";
import { copyVersion } from "@/features/courses/server/draft/copy-version";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { copyGradebook } from "./copy-gradebook";
import { type CreateDeps, createWith, type EmptyDraft, type MadeCourse } from "./create-course";
import { renewIdentities } from "./renew-identities";

/**
 * A course of the asker's own with the newest content of another: what waits there, or what is live. Modules, lessons, questions
 * and everything else get identities of their own, links between its lessons follow, files are shared. Categories and weights of
 * the gradebook come along; nothing of the students, the team, the address or the dates does. Safe to retry; errors as of `createWith`.
 * @throws AppError NOT_FOUND when there is nothing to copy.
 */
export async function copyCourse(
  deps: CreateDeps,
  { courseId: fromCourseId, copyId, sessionId, title }: CopyCourse,
): Promise<MadeCourse> {
  const source = await deps.db.course.findUnique({
    where: { id: fromCourseId },
    select: { categoryId: true, priceMinor: true, currency: true, hasCertificate: true },
  });
  if (!source) throw new AppError("NOT_FOUND", "common.not_found");
  const creation = { courseId: copyId, sessionId, title, method: "COPY", course: source } as const;
  return createWith(deps, creation, (tx, draft) => copyInto(tx, draft, { fromCourseId, title }));
}

async function copyInto(
  tx: Tx,
  { courseId, slug, at }: EmptyDraft,
  { fromCourseId, title }: { fromCourseId: string; title: string },
): Promise<void> {
  // Held while it is read: whoever edits it waits until the copy is whole.
  await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${fromCourseId}::uuid FOR SHARE`;
  const newest = await tx.courseVersion.findFirst({
    where: { courseId: fromCourseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  if (!newest) throw new AppError("NOT_FOUND", "common.not_found");
  const versionId = await copyVersion(tx, { courseId, fromId: newest.id, number: 1, at });
  await tx.courseVersion.update({ where: { id: versionId }, data: { title, parentVersionId: null } });
  // What an import had put there is known of the other course only.
  await tx.draftCourseContent.deleteMany({ where: { courseVersionId: versionId } });
  const { assessmentIds } = await renewIdentities(tx, { courseId, slug, versionId });
  await copyGradebook(tx, { fromCourseId, courseId, at, assessmentIds });
}

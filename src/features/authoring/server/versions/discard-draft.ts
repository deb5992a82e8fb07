import "server-only";
import { compareVersions } from "@/features/authoring/compare-versions";
import { copyVersion } from "@/features/authoring/server/draft/copy-version";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { readVersionFacts } from "./read-version-facts";

const limits = { maxWait: 10_000, timeout: 60_000 };

async function holdCourse(tx: Tx, courseId: string): Promise<{ liveVersionId: string | null; isArchived: boolean }> {
  const [course] = await tx.$queryRaw<{ liveVersionId: string | null; isArchived: boolean }[]>`
    SELECT live_version_id AS "liveVersionId", state = 'ARCHIVED' AS "isArchived" FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  return course;
}

/**
 * Throws the draft of a live course away; what is live stays. `revision`: of the draft as it was seen. The whole draft goes with
 * its history, so the page asks first. Nothing happens where no draft waits.
 * @throws AppError CONFLICT `authoring.edited_meanwhile`; RULE_BROKEN `authoring.nothing_live` for a course that was never
 * published: its draft is all there is.
 */
export function discardDraft(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, revision }: { courseId: string; revision: number },
): Promise<{ courseId: string }> {
  return db.$transaction(async (tx) => {
    const { liveVersionId } = await holdCourse(tx, courseId);
    if (!liveVersionId) throw new AppError("RULE_BROKEN", "authoring.nothing_live");
    const draft = await tx.courseVersion.findFirst({
      where: { courseId, publishedAt: null },
      select: { id: true, revision: true },
    });
    if (!draft) return { courseId };
    if (draft.revision !== revision)
      throw new AppError("CONFLICT", "authoring.edited_meanwhile", { seen: revision, current: draft.revision });
    await raiseTexts(tx, draft.id);
    await tx.courseVersion.delete({ where: { id: draft.id } });
    await tx.course.update({ where: { id: courseId }, data: { lastEditedAt: now() } });
    return { courseId };
  }, limits);
}

/** Editors that are open on the draft must not write over what takes its place. */
async function raiseTexts(tx: Tx, draftId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE lesson SET revision = revision + 1 WHERE id IN (SELECT lesson_id FROM lesson_version WHERE version_id = ${draftId}::uuid)`;
  await tx.$executeRaw`
    UPDATE assessment SET revision = revision + 1 WHERE id IN (
      SELECT a.assessment_id FROM assessment_version a JOIN lesson_version l ON l.id = a.lesson_version_id WHERE l.version_id = ${draftId}::uuid)`;
}

/**
 * Makes a copy of a published version the draft of its course: the way back is a new version, so that history stays whole.
 * A draft that differs from what is live is only replaced when `replaces` names its revision.
 * @throws AppError NOT_FOUND; CONFLICT `authoring.archived`, `authoring.draft_waits` (facts: revision).
 */
export function restoreVersion(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, versionId, replaces }: { courseId: string; versionId: string; replaces?: number | undefined },
): Promise<{ draftId: string; number: number }> {
  return db.$transaction(async (tx) => {
    const { liveVersionId, isArchived } = await holdCourse(tx, courseId);
    if (isArchived) throw new AppError("CONFLICT", "authoring.archived");
    const versions = await tx.courseVersion.findMany({
      where: { courseId },
      orderBy: { number: "desc" },
      select: { id: true, number: true, publishedAt: true, revision: true },
    });
    const [newest] = versions;
    if (!newest || !versions.some(({ id, publishedAt }) => id === versionId && publishedAt !== null))
      throw new AppError("NOT_FOUND", "common.not_found");
    const draft = newest.publishedAt === null ? newest : null;
    if (draft && draft.revision !== replaces && !(await isAsLive(tx, draft.id, liveVersionId)))
      throw new AppError("CONFLICT", "authoring.draft_waits", { revision: draft.revision });
    if (draft) {
      await raiseTexts(tx, draft.id);
      await tx.courseVersion.delete({ where: { id: draft.id } });
    }
    const number = draft?.number ?? newest.number + 1;
    const draftId = await copyVersion(tx, { courseId, fromId: versionId, number, at: now() });
    await tx.moduleVersion.updateMany({
      where: { versionId: draftId },
      data: { releaseAt: null, releaseMoves: false },
    });
    await tx.course.update({ where: { id: courseId }, data: { lastEditedAt: now() } });
    return { draftId, number };
  }, limits);
}

async function isAsLive(tx: Tx, draftId: string, liveId: string | null): Promise<boolean> {
  if (!liveId) return false;
  const [live, draft] = await readVersionFacts(tx, [liveId, draftId]);
  return live !== null && draft !== null && compareVersions(live, draft).length === 0;
}

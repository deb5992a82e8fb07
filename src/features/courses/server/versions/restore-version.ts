import "server-only";
import { copyVersion } from "@/features/courses/server/draft/copy-version";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { countChanges, noteChanges } from "./count-changes";
import { copyLimits, holdCourse } from "./hold-course";
import { putDraftAway } from "./put-draft-away";

/**
 * Makes a copy of a closed version the draft of its course, be it published or discarded: the way back is a new version, so that
 * history stays whole. A draft that differs from what is live is only replaced when `replaces` names its revision, and kept as a
 * discarded one then.
 * @throws AppError NOT_FOUND; CONFLICT `courses.archived`, `courses.draft_waits` (facts: revision).
 */
export function restoreVersion(
  deps: Pick<Deps, "db" | "now" | "actor">,
  { courseId, versionId, replaces }: { courseId: string; versionId: string; replaces?: number | undefined },
): Promise<{ draftId: string; number: number }> {
  return deps.db.$transaction(async (tx) => {
    const { liveVersionId, isArchived } = await holdCourse(tx, courseId);
    if (isArchived) throw new AppError("CONFLICT", "courses.archived");
    const versions = await tx.courseVersion.findMany({
      where: { courseId },
      orderBy: { number: "desc" },
      select: { id: true, number: true, publishedAt: true, revision: true, parentVersionId: true },
    });
    const [newest] = versions;
    if (!newest || !versions.some(({ id, publishedAt }) => id === versionId && publishedAt !== null))
      throw new AppError("NOT_FOUND", "common.not_found");
    const draft = newest.publishedAt === null ? newest : null;
    if (
      draft &&
      draft.revision !== replaces &&
      (!liveVersionId || (await countChanges(tx, liveVersionId, draft.id)) > 0)
    )
      throw new AppError("CONFLICT", "courses.draft_waits", { revision: draft.revision });
    if (draft) await putDraftAway(tx, deps, { ...draft, courseId, liveVersionId });
    const number = draft?.number ?? newest.number + 1;
    const draftId = await copyVersion(tx, { courseId, fromId: versionId, number, at: deps.now() });
    await tx.moduleVersion.updateMany({
      where: { versionId: draftId },
      data: { releaseAt: null, releaseMoves: false },
    });
    await noteChanges(tx, courseId);
    await tx.course.update({ where: { id: courseId }, data: { lastEditedAt: deps.now() } });
    return { draftId, number };
  }, copyLimits);
}

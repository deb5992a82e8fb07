import "server-only";
import { copyVersion } from "@/features/courses/server/draft/copy-version";
import { type Draft, getDraft } from "@/features/courses/server/get-draft";
import type { Tx } from "@/server/db/client";
import { setDraftAside } from "./set-draft-aside";
import { takeModule } from "./take-module";

/**
 * Before a draft is published whole: its modules that wait for a time to come are not part of that. They go back to what is live
 * (or out, where nothing is), and a copy of the draft keeps them, with their times, on top of the version that is made. Resolves
 * to the draft to publish.
 */
export async function holdBackReleases(tx: Tx, courseId: string, draft: Draft, at: Date): Promise<Draft> {
  const waiting = await tx.moduleVersion.findMany({
    where: { versionId: draft.versionId, releaseAt: { gt: at } },
    select: { moduleId: true },
  });
  await tx.moduleVersion.updateMany({
    where: { versionId: draft.versionId, releaseAt: { lte: at } },
    data: { releaseAt: null, releaseMoves: false },
  });
  if (waiting.length === 0) return draft;
  const { liveVersionId } = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: { liveVersionId: true },
  });
  const rest = await setDraftAside(tx, { versionId: draft.versionId, at }, async () => {
    const copy = await copyVersion(tx, { courseId, fromId: draft.versionId, number: draft.number + 1, at });
    // Out of the way until the draft is published; the caller's transaction puts it back.
    await tx.courseVersion.update({ where: { id: copy }, data: { publishedAt: at } });
    return copy;
  });
  for (const { moduleId } of waiting) {
    if (liveVersionId) await takeModule(tx, { targetId: draft.versionId, sourceId: liveVersionId, moduleId });
    else await tx.moduleVersion.deleteMany({ where: { versionId: draft.versionId, moduleId } });
  }
  await tx.moduleVersion.updateMany({
    where: { versionId: draft.versionId },
    data: { releaseAt: null, releaseMoves: false },
  });
  const published = await getDraft(tx, courseId);
  return { ...(published ?? draft), rest };
}

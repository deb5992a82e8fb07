import "server-only";
import { personIdOf } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { countChanges } from "./count-changes";

/** A draft with the versions that may have all of its words: the one it was made from, and what is live. */
interface WaitingDraft {
  courseId: string;
  id: string;
  parentVersionId: string | null;
  liveVersionId: string | null;
}

/**
 * Takes the draft of a course out of the way of the next one. What its author wrote stays: it is closed as a discarded version,
 * which can be put back like any other. One that says nothing of its own is dropped. For a transaction that holds the course.
 */
export async function putDraftAway(
  tx: Tx,
  { now, actor }: Pick<Deps, "now" | "actor">,
  draft: WaitingDraft,
): Promise<void> {
  await raiseTexts(tx, draft.id);
  if (!(await saysSomethingNew(tx, draft))) {
    await tx.courseVersion.delete({ where: { id: draft.id } });
    return;
  }
  const at = now();
  const person = personIdOf(actor);
  await tx.moduleVersion.updateMany({
    where: { versionId: draft.id },
    data: { releaseAt: null, releaseMoves: false, releaseRefusedAt: null },
  });
  await tx.$executeRaw`
    UPDATE course_version SET published_at = ${at}, discarded_at = ${at}, published_by_id = ${person}::uuid, updated_at = ${at},
           number = (SELECT least(min(o.number), 0) - 1 FROM course_version o WHERE o.course_id = ${draft.courseId}::uuid)
     WHERE id = ${draft.id}::uuid`;
}

async function saysSomethingNew(tx: Tx, { id, parentVersionId, liveVersionId }: WaitingDraft): Promise<boolean> {
  for (const known of new Set([liveVersionId, parentVersionId]))
    if (known && (await countChanges(tx, known, id)) === 0) return false;
  return true;
}

/** Editors that are open on the draft must not write over what takes its place. */
async function raiseTexts(tx: Tx, draftId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE lesson SET revision = revision + 1 WHERE id IN (SELECT lesson_id FROM lesson_version WHERE version_id = ${draftId}::uuid)`;
  await tx.$executeRaw`
    UPDATE assessment SET revision = revision + 1 WHERE id IN (
      SELECT a.assessment_id FROM assessment_version a JOIN lesson_version l ON l.id = a.lesson_version_id WHERE l.version_id = ${draftId}::uuid)`;
}

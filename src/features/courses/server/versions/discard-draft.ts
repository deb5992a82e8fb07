import "server-only";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { copyLimits, holdCourse } from "./hold-course";
import { putDraftAway } from "./put-draft-away";

/**
 * Takes the draft of a live course away; what is live stays. What it changed is kept among the versions as a discarded draft.
 * `revision`: of the draft as it was seen. Nothing happens where no draft waits.
 * @throws AppError CONFLICT `courses.edited_meanwhile`; RULE_BROKEN `courses.nothing_live` for a course that was never
 * published: its draft is all there is.
 */
export function discardDraft(
  deps: Pick<Deps, "db" | "now" | "actor">,
  { courseId, revision }: { courseId: string; revision: number },
): Promise<{ courseId: string }> {
  return deps.db.$transaction(async (tx) => {
    const { liveVersionId } = await holdCourse(tx, courseId);
    if (!liveVersionId) throw new AppError("RULE_BROKEN", "courses.nothing_live");
    const draft = await tx.courseVersion.findFirst({
      where: { courseId, publishedAt: null },
      select: { id: true, revision: true, parentVersionId: true },
    });
    if (!draft) return { courseId };
    if (draft.revision !== revision)
      throw new AppError("CONFLICT", "courses.edited_meanwhile", { seen: revision, current: draft.revision });
    await putDraftAway(tx, deps, { ...draft, courseId, liveVersionId });
    await tx.course.update({ where: { id: courseId }, data: { lastEditedAt: deps.now() } });
    return { courseId };
  }, copyLimits);
}

import "server-only";
import type { UnpublishCourse } from "@/features/administration/listings/schema";
import { courseUnpublished } from "@/features/courses/events";
import { moveCourseIn } from "@/features/courses/server/move-course";
import { appendAudit } from "@/server/audit/append-audit";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";

/**
 * Takes a course off the catalog on behalf of the site, as its team could: who has an enrollment keeps it. The team is told why, and
 * reads it in the studio until the course is published again. Sent twice it is one.
 * @throws AppError NOT_FOUND `common.not_found`; CONFLICT `courses.cannot_move` where it is not live.
 */
export async function unpublishCourse(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { courseId, reason }: UnpublishCourse,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const at = deps.now();
    const { state, hasMoved } = await moveCourseIn(tx, { courseId, move: "unpublish", reason, at });
    if (!hasMoved) return;
    await appendEvent(tx, courseUnpublished({ courseId, unpublishedAt: at.toISOString() }));
    await appendAudit(tx, deps, {
      action: "course.unpublish",
      objectType: "course",
      objectId: courseId,
      values: { state, reason },
      before: { state: "LIVE" },
    });
  });
}

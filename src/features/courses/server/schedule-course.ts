import "server-only";
import { findPublishingGaps, isBlocking } from "@/features/courses/rules";
import type { ScheduleCourse } from "@/features/courses/schema";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { getDraft } from "./get-draft";
import { publishCourse } from "./publish-course";
import { touchCourse } from "./touch-course";

/**
 * Sets the moment at which a course that is not live goes live. It is checked now and again then.
 * @throws AppError RULE_BROKEN `courses.time_has_passed`, `courses.not_ready` (facts: gaps); CONFLICT `courses.cannot_move`.
 */
export async function scheduleCourse(
  { db, now }: Pick<Deps, "db" | "now">,
  { courseId, publishAt }: ScheduleCourse,
): Promise<{ courseId: string; scheduledFor: Date }> {
  const scheduledFor = new Date(publishAt);
  if (scheduledFor <= now()) throw new AppError("RULE_BROKEN", "courses.time_has_passed");
  return db.$transaction(async (tx) => {
    const draft = await getDraft(tx, courseId);
    const gaps = draft ? findPublishingGaps(draft.facts).filter(isBlocking) : [];
    if (gaps.length > 0) throw new AppError("RULE_BROKEN", "courses.not_ready", { gaps });
    const { count } = await tx.course.updateMany({
      where: { id: courseId, state: { in: ["DRAFT", "IN_REVIEW", "SCHEDULED"] } },
      data: {
        state: "SCHEDULED",
        scheduledFor,
        scheduleRefusedAt: null,
        revision: { increment: 1 },
        lastEditedAt: now(),
      },
    });
    if (count === 0) throw new AppError("CONFLICT", "courses.cannot_move");
    await touchCourse(tx, courseId);
    return { courseId, scheduledFor };
  });
}

const mostAtOnce = 100;

/** Publishes what is due. A course that is no longer ready goes back to being a draft, and says when it was due. */
export async function publishDueCourses(
  deps: Pick<Deps, "db" | "now" | "actor">,
): Promise<{ published: string[]; refused: string[] }> {
  const due = await deps.db.course.findMany({
    where: { state: "SCHEDULED", scheduledFor: { lte: deps.now() } },
    orderBy: { scheduledFor: "asc" },
    take: mostAtOnce,
    select: { id: true, scheduledFor: true },
  });
  const published: string[] = [];
  const refused: string[] = [];
  for (const { id, scheduledFor } of due) {
    try {
      await publishCourse(deps, { courseId: id });
      published.push(id);
    } catch (error) {
      if (!(error instanceof AppError) || error.reason !== "courses.not_ready") throw error;
      await deps.db.course.updateMany({
        where: { id, state: "SCHEDULED", scheduledFor },
        data: { state: "DRAFT", scheduledFor: null, scheduleRefusedAt: scheduledFor },
      });
      refused.push(id);
    }
  }
  return { published, refused };
}

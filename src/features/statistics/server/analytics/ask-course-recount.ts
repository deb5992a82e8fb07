import "server-only";
import { recountAsked } from "@/features/statistics/events";
import type { AskRecount } from "@/features/statistics/schema";
import { appendAudit } from "@/server/audit/append-audit";
import { holdSetting } from "@/server/audit/store-setting";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import { spend } from "@/server/rate-limit/spend";
import type { Deps } from "@/server/trpc/context";

/** Each reads every row of a course. */
const perHour = { name: "statistics.recountCourse", points: 12, windowSeconds: 3_600 };

/**
 * Has a course's figures counted again from its rows: the job does it. A request counts once, however often it is sent.
 * @throws AppError QUOTA_EXCEEDED
 */
export async function askCourseRecount(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  courseId: string,
  { requestId }: AskRecount,
): Promise<{ askedAt: Date }> {
  return deps.db.$transaction(async (tx) => {
    await holdSetting(tx, `figures:${requestId}`);
    const known = await tx.outboxEvent.findUnique({ where: { id: requestId }, select: { createdAt: true } });
    if (known) return { askedAt: known.createdAt };
    await spend({ db: tx, now: deps.now }, perHour, courseId);
    await appendIdentifiedEvents(tx, [{ ...recountAsked({ courseId }), id: requestId }]);
    await appendAudit(tx, deps, { action: "figures.recount", objectType: "course", objectId: courseId });
    return { askedAt: deps.now() };
  });
}

/** When a course's rows were last counted again: what a page that waits for it looks at. */
export async function getRecountedAt(
  { db }: Pick<Deps, "db">,
  courseId: string,
): Promise<{ recountedAt: Date | null }> {
  const stats = await db.courseStats.findUnique({ where: { courseId }, select: { calculatedAt: true } });
  return { recountedAt: stats?.calculatedAt ?? null };
}

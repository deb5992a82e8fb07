import "server-only";
import * as z from "zod";
import { enrollmentLeft } from "@/features/enrollment/events";
import { AppError } from "@/lib/app-error";
import { touchTags } from "@/server/cache/tag-cache";
import { queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";

/**
 * Gives the actor's enrollment up. The row stays as history with its progress and attempts; a completed course is kept.
 * Leaving twice changes nothing.
 * @throws AppError RULE_BROKEN `enrollment.completed_stays`
 */
export async function leave({ db, actor, now }: PersonDeps, { courseId }: { courseId: string }): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = now();
    // The course before the enrollment, as whoever changes the enrollments of a course takes them.
    await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
    const [left] = await tx.enrollment.updateManyAndReturn({
      where: { userId: actor.id, courseId, status: "ACTIVE", OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] },
      data: { status: "DROPPED", endedAt: at },
      select: { id: true },
    });
    if (!left) {
      const kept = await tx.enrollment.count({ where: { userId: actor.id, courseId, status: "COMPLETED" } });
      if (kept > 0) throw new AppError("RULE_BROKEN", "enrollment.completed_stays");
      return;
    }
    const [course] = await queryRows(tx, () => z.strictObject({ hasCapacity: z.boolean() }))`
      UPDATE course SET enrolled_count = GREATEST(0, enrolled_count - 1) WHERE id = ${courseId}::uuid
      RETURNING capacity IS NOT NULL AS "hasCapacity"`;
    await tx.userActivity.create({ data: { userId: actor.id, kind: "LEFT", courseId, createdAt: at } });
    await appendEvent(tx, enrollmentLeft({ enrollmentId: left.id, courseId, userId: actor.id }));
    if (course?.hasCapacity) await touchTags(tx, [`course:${courseId}`]);
  });
}

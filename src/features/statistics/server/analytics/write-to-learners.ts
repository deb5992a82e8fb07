import "server-only";
import type { WriteToLearners } from "@/features/statistics/analytics-schema";
import { learnersWritten } from "@/features/statistics/events";
import { AppError } from "@/lib/app-error";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import { spend } from "@/server/rate-limit/spend";
import type { PersonDeps } from "@/server/trpc/context";

/** Each message may go to fifty people. */
const perDay = { name: "statistics.writeToLearners", points: 20, windowSeconds: 86_400 };

/**
 * Writes to some students of a course, each of whom gets it as a notification in the way that they chose. Under the id that the
 * writer's browser gave it, so that sending again changes nothing. Resolves to how many it goes to: whoever has lost the enrollment
 * meanwhile is left out.
 * @throws AppError RULE_BROKEN `statistics.no_such_learners` where none of the enrollments is one of this course; QUOTA_EXCEEDED
 */
export async function writeToLearners(
  { db, actor, now }: Pick<PersonDeps, "db" | "actor" | "now">,
  courseId: string,
  { messageId, enrollmentIds, content }: WriteToLearners,
): Promise<{ recipients: number }> {
  const at = now();
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('learner message ' || ${messageId}, 0))::text`;
    const sent = await tx.learnerMessage.findUnique({
      where: { id: messageId },
      select: { courseId: true, enrollmentIds: true },
    });
    if (sent && sent.courseId !== courseId) throw new AppError("NOT_FOUND", "common.not_found");
    if (sent) return { recipients: sent.enrollmentIds.length };
    const enrollments = await queryRows(tx, IdRow)`
      SELECT e.id::text AS id FROM enrollment e
       WHERE e.id = ANY (${enrollmentIds}::uuid[]) AND e.course_id = ${courseId}::uuid AND e.status <> 'SUSPENDED' AND ${isCurrentEnrollment("e", at)} ORDER BY e.id`;
    if (enrollments.length === 0) throw new AppError("RULE_BROKEN", "statistics.no_such_learners");
    await spend({ db: tx, now }, perDay, `${actor.id}:${courseId}`);
    const ids = enrollments.map(({ id }) => id);
    await tx.learnerMessage.create({
      data: { id: messageId, courseId, userId: actor.id, content, enrollmentIds: ids, createdAt: at },
    });
    await appendEvent(tx, learnersWritten({ messageId }));
    return { recipients: ids.length };
  });
}

import "server-only";
import * as z from "zod";
import { enrollmentCreated } from "@/features/enrollment/events";
import { decideEntry } from "@/features/enrollment/rules";
import { EntryFactsRow, entryColumns } from "@/features/enrollment/server/entry-columns";
import { expireEnrollmentOf } from "@/features/enrollment/server/expire-enrollments";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { isPricedAt } from "@/server/db/price-in-force";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { isLeadSuspended } from "@/server/db/suspended-lead";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";

export interface TakenEnrollment {
  enrollmentId: string;
  /** False when the person had the enrollment already: asking again is safe. */
  isNew: boolean;
}

/**
 * Gives the actor an enrollment in the live version of a course. Twenty clicks make one enrollment, one event, one count.
 * @throws AppError RULE_BROKEN `enrollment.<why>` when the course cannot be entered now.
 */
export async function enroll(
  { db, actor, now }: PersonDeps,
  { courseId }: { courseId: string },
): Promise<TakenEnrollment> {
  const enrollment = { userId: actor.id, courseId, now: now() };
  return db.$transaction(async (tx) => {
    await expireEnrollmentOf(tx, enrollment);
    const made = await takeEnrollment(tx, enrollment);
    if (!made) return (await findEnrollment(tx, enrollment)) ?? refuse(tx, enrollment);
    if (!made.isCounted) throw new AppError("RULE_BROKEN", "enrollment.full");
    await tx.userActivity.create({ data: { userId: actor.id, kind: "ENROLLED", courseId, createdAt: enrollment.now } });
    await appendEvent(tx, enrollmentCreated({ enrollmentId: made.enrollmentId, courseId, userId: actor.id }));
    // Pages show how many enrollments are left only where there is a limit.
    if (made.hasCapacity) await touchTags(tx, [`course:${courseId}`]);
    return { enrollmentId: made.enrollmentId, isNew: true };
  });
}

interface Asked {
  userId: string;
  courseId: string;
  now: Date;
}

const MadeRow = rowSchema(() => ({
  enrollmentId: z.string(),
  /** False when no enrollment was left: the caller's transaction must be rolled back. */
  isCounted: z.boolean(),
  hasCapacity: z.boolean(),
}));
type MadeRow = RowOf<typeof MadeRow>;

/** One statement: the partial unique index decides between clicks, the course's row between the last two enrollments. */
async function takeEnrollment(tx: Tx, { userId, courseId, now }: Asked): Promise<MadeRow | null> {
  const [row] = await queryRows(tx, MadeRow)`
    WITH made AS (
      INSERT INTO enrollment (id, user_id, course_id, version_id, source, grant_id, enrolled_at, expires_at, last_accessed_at, updated_at)
      SELECT ${uuidV7(now.getTime())}::uuid, ${userId}::uuid, c.id, c.live_version_id,
             (CASE WHEN g.id IS NOT NULL THEN 'GRANT' WHEN c.visibility = 'INVITATION' THEN 'INVITE' ELSE 'FREE' END)::enrollment_source,
             g.id, ${now}, g.expires_at, ${now}, ${now}
        FROM course c
        LEFT JOIN LATERAL (
          SELECT id, expires_at FROM access_grant
           WHERE user_id = ${userId}::uuid AND course_id = c.id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now})
           ORDER BY expires_at DESC NULLS FIRST LIMIT 1
        ) g ON true
       WHERE c.id = ${courseId}::uuid AND c.state = 'LIVE' AND c.live_version_id IS NOT NULL AND NOT ${isLeadSuspended("c")}
         AND (g.id IS NOT NULL OR NOT ${isPricedAt("c", now)})
         AND (c.enrollment_opens_at IS NULL OR c.enrollment_opens_at <= ${now})
         AND (c.enrollment_closes_at IS NULL OR c.enrollment_closes_at > ${now})
      ON CONFLICT (user_id, course_id) WHERE status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') DO NOTHING
      RETURNING id, course_id
    ), counted AS (
      UPDATE course c SET enrolled_count = enrolled_count + 1, last_enrolled_at = ${now}
        FROM made WHERE c.id = made.course_id AND (c.capacity IS NULL OR c.enrolled_count < c.capacity)
      RETURNING c.id, c.capacity
    )
    SELECT made.id AS "enrollmentId", counted.id IS NOT NULL AS "isCounted", counted.capacity IS NOT NULL AS "hasCapacity"
      FROM made LEFT JOIN counted ON true`;
  return row ?? null;
}

async function findEnrollment(tx: Tx, { userId, courseId }: Asked): Promise<TakenEnrollment | null> {
  const enrollment = await tx.enrollment.findFirst({
    where: { userId, courseId, status: { in: ["ACTIVE", "SUSPENDED", "COMPLETED"] } },
    select: { id: true },
  });
  return enrollment && { enrollmentId: enrollment.id, isNew: false };
}

/** Says why no enrollment was taken. */
async function refuse(tx: Tx, { courseId, now }: Asked): Promise<never> {
  const [course] = await queryRows(
    tx,
    EntryFactsRow,
  )`SELECT ${entryColumns(now)} FROM course c WHERE c.id = ${courseId}::uuid`;
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  const entry = decideEntry(course, { hasGrant: false, now });
  // Open by now: something changed between the two statements.
  if (entry.isOpen) throw new AppError("CONFLICT", "enrollment.try_again");
  throw new AppError("RULE_BROKEN", `enrollment.${entry.why}`, {
    opensAt: course.opensAt?.toISOString() ?? null,
    closesAt: course.closesAt?.toISOString() ?? null,
  });
}

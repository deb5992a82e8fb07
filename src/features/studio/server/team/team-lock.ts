import "server-only";
import * as z from "zod";
import type { CourseInstructor } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRow, queryRows, rowSchema } from "@/server/db/query-rows";

const Shares = rowSchema(() => ({ sum: z.number() }));

/** Takes the course for this transaction: changes to one team happen one after the other. */
export async function lockTeam(tx: Tx, courseId: string): Promise<void> {
  const [course] = await queryRows(tx, IdRow)`SELECT id FROM course WHERE id = ${courseId}::uuid FOR UPDATE`;
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
}

/** @throws AppError NOT_FOUND `studio.no_such_member` */
export async function activeMember(
  tx: Tx,
  { courseId, userId }: { courseId: string; userId: string },
): Promise<CourseInstructor> {
  const member = await tx.courseInstructor.findUnique({ where: { courseId_userId: { courseId, userId } } });
  if (!member?.isActive) throw new AppError("NOT_FOUND", "studio.no_such_member");
  return member;
}

/**
 * What the active members and the invitations that wait have promised together, in percent; `without` leaves people or
 * invitations out that are about to change. Invitations hold their share, so that accepting one cannot fail for its sake.
 */
export async function promisedShares(
  tx: Tx,
  courseId: string,
  now: Date,
  without: readonly string[] = [],
): Promise<number> {
  const { sum } = await queryRow(tx, Shares)`
    SELECT (coalesce((SELECT sum(i.revenue_share) FROM course_instructor i WHERE i.course_id = ${courseId}::uuid AND i.is_active
                AND NOT i.user_id = ANY(${[...without]}::uuid[])), 0)
          + coalesce((SELECT sum(v.revenue_share) FROM course_invite v WHERE v.course_id = ${courseId}::uuid AND v.state = 'PENDING'
                AND v.expires_at > ${now} AND NOT v.id = ANY(${[...without]}::uuid[])), 0))::float8 AS sum`;
  return sum;
}

import "server-only";
import * as z from "zod";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { lockCourse } from "./course-lock";
import { giveEnrollments } from "./give-enrollments";

const Waiting = rowSchema(() => ({
  id: z.string(),
  courseId: z.string(),
  seatEndsAt: z.date().nullable(),
  invitedById: z.string(),
  isProven: z.boolean(),
}));
type Waiting = RowOf<typeof Waiting>;

/**
 * Turns the enrollments that wait for someone's addresses into enrollments: those of free, open courses as soon as an account has the
 * address, all others once the address is proved. What is full or not live waits on. Safe to repeat.
 * Resolves to how many enrollments were given.
 */
export async function claimInvites({ db, now }: Pick<Deps, "db" | "now">, userId: string): Promise<number> {
  const at = now();
  const waiting = await queryRows(db, Waiting)`
    SELECT v.id, v.course_id AS "courseId", v.seat_ends_at AS "seatEndsAt", v.invited_by_id AS "invitedById",
           a.verified_at IS NOT NULL AS "isProven"
      FROM email_address a JOIN invite v ON v.email_key = a.email_key JOIN users u ON u.id = a.user_id
     WHERE a.user_id = ${userId}::uuid AND (a.is_primary OR a.verified_at IS NOT NULL) AND u.is_active AND v.accepted_at IS NULL AND v.withdrawn_at IS NULL AND v.expires_at > ${at}
       AND (v.seat_ends_at IS NULL OR v.seat_ends_at > ${at})
     ORDER BY v.created_at LIMIT 200`;
  let given = 0;
  for (const invite of waiting) given += await claim({ db, at }, userId, invite);
  return given;
}

function claim({ db, at }: { db: Deps["db"]; at: Date }, userId: string, invite: Waiting): Promise<number> {
  return db.$transaction(async (tx) => {
    const course = await lockCourse(tx, invite.courseId, at);
    if (!course.isLive || course.isSuspended || (course.needsProof && !invite.isProven)) return 0;
    const enrollments = await giveEnrollments(tx, {
      course,
      wishes: [{ userId, endsAt: invite.seatEndsAt }],
      givenBy: invite.invitedById,
      at,
    });
    if (enrollments.full > 0) return 0;
    await tx.invite.updateMany({
      where: { id: invite.id, acceptedAt: null, withdrawnAt: null },
      data: { acceptedAt: at, acceptedById: userId },
    });
    return enrollments.given.length;
  });
}

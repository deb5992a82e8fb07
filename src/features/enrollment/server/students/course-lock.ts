import "server-only";
import * as z from "zod";
import { expireEnrollmentsOf } from "@/features/enrollment/server/expire-enrollments";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { isLeadSuspended } from "@/server/db/suspended-lead";

const LockedCourse = rowSchema(() => ({
  id: z.string(),
  isLive: z.boolean(),
  /** Its lead may not teach for now. */
  isSuspended: z.boolean(),
  isPriced: z.boolean(),
  currency: z.string(),
  liveVersionId: z.string().nullable(),
  /** Entering it takes more than an account. */
  needsProof: z.boolean(),
  placesLeft: z.number().nullable(),
}));
export type LockedCourse = RowOf<typeof LockedCourse>;

/**
 * Takes the course for this transaction and frees the enrollments whose time is over: what is counted then is exact. Rows that
 * merely name the course are let in (no FOR UPDATE): a student who completes a lesson holds the enrollment and writes such a row.
 */
export async function lockCourse(tx: Tx, courseId: string, now: Date): Promise<LockedCourse> {
  await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
  await expireEnrollmentsOf(tx, { courseId, now });
  const course = await readCourse(tx, courseId);
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  return course;
}

export async function readCourse(tx: Tx, courseId: string): Promise<LockedCourse | null> {
  const [course] = await queryRows(tx, LockedCourse)`
    SELECT id, state = 'LIVE' AND live_version_id IS NOT NULL AS "isLive", ${isLeadSuspended("course")} AS "isSuspended", price_minor > 0 AS "isPriced", currency,
           live_version_id AS "liveVersionId", price_minor > 0 OR visibility = 'INVITATION' AS "needsProof",
           CASE WHEN capacity IS NOT NULL THEN GREATEST(0, capacity - enrolled_count) END AS "placesLeft"
      FROM course WHERE id = ${courseId}::uuid`;
  return course ?? null;
}

/** @throws AppError RULE_BROKEN `enrollment.not_live`, `enrollment.suspended` */
export function assertTakesLearners({ isLive, isSuspended }: LockedCourse): void {
  if (!isLive) throw new AppError("RULE_BROKEN", "enrollment.not_live");
  if (isSuspended) throw new AppError("RULE_BROKEN", "enrollment.suspended");
}

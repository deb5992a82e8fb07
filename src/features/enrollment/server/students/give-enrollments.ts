import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { enrollmentCreated } from "@/features/enrollment/events";
import { uuidV7 } from "@/lib/uuid-v7";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import { assertTakesLearners, type LockedCourse } from "./course-lock";

export interface EnrollmentWish {
  userId: string;
  endsAt: Date | null;
}

/** The request that one wish answers: its enrollment is on a grant at the price that was held. */
export interface AskedFor {
  requestId: string;
  amountMinor: number;
  currency: string;
}

const GivenRow = rowSchema(() => ({ userId: z.string(), enrollmentId: z.string() }));

export interface GivenEnrollments {
  given: RowOf<typeof GivenRow>[];
  /** Had an enrollment already. */
  alreadyThere: number;
  /** Got none: the course is full. */
  full: number;
}

/**
 * Gives people enrollments in the live version of a course that the caller has locked. An enrollment in a priced course is on a grant
 * of its own, which opens everything in it: for nothing, or for what was asked. Whoever has an enrollment keeps the one they have.
 * Requests of theirs that still wait are answered by it.
 * @throws AppError RULE_BROKEN `enrollment.not_live`, `enrollment.suspended`
 */
export async function giveEnrollments(
  tx: Tx,
  {
    course,
    wishes,
    givenBy,
    asked,
    at,
  }: { course: LockedCourse; wishes: readonly EnrollmentWish[]; givenBy: string | null; asked?: AskedFor; at: Date },
): Promise<GivenEnrollments> {
  assertTakesLearners(course);
  const enrolled = await tx.enrollment.findMany({
    where: {
      courseId: course.id,
      userId: { in: wishes.map(({ userId }) => userId) },
      status: { in: ["ACTIVE", "SUSPENDED", "COMPLETED"] },
    },
    select: { userId: true },
  });
  const has = new Set(enrolled.map(({ userId }) => userId));
  const wanting = wishes.filter(({ userId }) => !has.has(userId));
  const taken = wanting.slice(0, course.placesLeft ?? wanting.length);
  const given = await writeEnrollments(tx, { course, taken, givenBy, asked, at });
  if (given.length > 0) {
    await tx.accessRequest.updateMany({
      where: { courseId: course.id, userId: { in: given.map(({ userId }) => userId) }, state: "PENDING" },
      data: { state: "GRANTED", decidedById: givenBy, decidedAt: at, updatedAt: at },
    });
    await tx.$executeRaw`
      UPDATE course SET enrolled_count = enrolled_count + ${given.length}, last_enrolled_at = ${at} WHERE id = ${course.id}::uuid`;
    await announce(tx, course, given, at);
  }
  return { given, alreadyThere: wishes.length - wanting.length, full: wanting.length - taken.length };
}

interface Writing {
  course: LockedCourse;
  taken: readonly EnrollmentWish[];
  givenBy: string | null;
  asked?: AskedFor;
  at: Date;
}

async function writeEnrollments(
  tx: Tx,
  { course, taken, givenBy, asked, at }: Writing,
): Promise<GivenEnrollments["given"]> {
  if (taken.length === 0 || !course.liveVersionId) return [];
  const rows = taken.map(({ userId, endsAt }) => ({
    id: uuidV7(at.getTime()),
    grantId: course.isPriced ? uuidV7(at.getTime()) : null,
    userId,
    endsAt: endsAt?.toISOString() ?? null,
  }));
  // Someone may enroll by their own hand in between: the index decides, and a grant is only written for an enrollment.
  return queryRows(tx, GivenRow)`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w(id uuid, "grantId" uuid, "userId" uuid, "endsAt" timestamptz)
    ), made AS (
      INSERT INTO enrollment (id, user_id, course_id, version_id, source, grant_id, enrolled_at, expires_at, last_accessed_at, updated_at)
      SELECT w.id, w."userId", ${course.id}::uuid, ${course.liveVersionId}::uuid, 'MANUAL', w."grantId", ${at}, w."endsAt", ${at}, ${at} FROM wanted w
      ON CONFLICT (user_id, course_id) WHERE status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED') DO NOTHING
      RETURNING id, user_id, grant_id, expires_at
    ), granted AS (
      INSERT INTO access_grant (id, user_id, course_id, request_id, granted_by_id, reason, amount_minor, currency, granted_at, expires_at, updated_at)
      SELECT grant_id, user_id, ${course.id}::uuid, ${asked?.requestId ?? null}::uuid, ${givenBy}::uuid, ${asked ? "asked for" : "enrolled by hand"},
             ${asked?.amountMinor ?? 0}, ${asked?.currency ?? course.currency}, ${at}, expires_at, ${at}
        FROM made WHERE grant_id IS NOT NULL
    )
    SELECT user_id AS "userId", id AS "enrollmentId" FROM made`;
}

async function announce(tx: Tx, course: LockedCourse, given: GivenEnrollments["given"], at: Date): Promise<void> {
  const courseId = course.id;
  await tx.userActivity.createMany({
    data: given.map(({ userId }) => ({ userId, kind: "ENROLLED" as const, courseId, createdAt: at })),
  });
  const events = given.map((enrollment) => {
    return { ...enrollmentCreated({ ...enrollment, courseId }), id: randomUUID() };
  });
  await appendIdentifiedEvents(tx, events);
  if (course.placesLeft !== null) await touchTags(tx, [`course:${courseId}`]);
}

import "server-only";
import { isDeepStrictEqual } from "node:util";
import { findPersonNamed } from "@/features/accounts/server/find-person-named";
import { type Accommodation, accommodate } from "@/features/assessment/accommodation";
import type { GiveAccommodation, RemoveAccommodation } from "@/features/assessment/accommodation-schema";
import { deadlineOf } from "@/features/assessment/deadline";
import { isOverdue } from "@/features/assessment/rules";
import { rulesAsJson } from "@/features/assessment/server/rules-as-json";
import { readRules } from "@/features/assessment/snapshot";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { IdRow, json, queryRow, queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { findAssessmentOf } from "./list-accommodations";

type AccommodationDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Gives students of a course more time, more attempts or other times at one assessment; what they had there is replaced. An attempt
 * that runs gains at once, and never loses. All of them or none; the same again changes nothing.
 * @throws AppError NOT_FOUND `assessment.none_here`; RULE_BROKEN `assessment.not_students` (facts: who they are not).
 */
export function giveAccommodation(
  deps: AccommodationDeps,
  { courseId, lessonId, whom, opensAt, closesAt, reason, ...extra }: GiveAccommodation,
): Promise<{ names: string[] }> {
  const at = deps.now();
  const given: Accommodation = {
    ...extra,
    opensAt: opensAt === null ? null : new Date(opensAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
  };
  return deps.db.$transaction(async (tx) => {
    const { id: assessmentId } = await findAssessmentOf(tx, { courseId, lessonId });
    const people = await lockStudents(tx, { courseId, whom, at });
    const givenById = deps.actor.id;
    const userIds: string[] = [];
    for (const { id: userId } of people) {
      const where = { assessmentId_userId: { assessmentId, userId } };
      const known = await tx.assessmentAccommodation.findUnique({ where, select: ownColumns });
      if (isDeepStrictEqual(known, { ...given, reason })) continue;
      await tx.assessmentAccommodation.upsert({
        where,
        create: { assessmentId, userId, ...given, reason, givenById, createdAt: at, updatedAt: at },
        update: { ...given, reason, givenById, updatedAt: at },
      });
      await extendRunning(tx, { assessmentId, userId, given, at });
      userIds.push(userId);
    }
    if (userIds.length > 0)
      await appendAudit(tx, deps, {
        action: "assessment.accommodate",
        objectType: "assessment",
        objectId: assessmentId,
        values: { courseId, userIds, ...extra, opensAt, closesAt },
      });
    return { names: people.map(({ name }) => name) };
  });
}

const ownColumns = {
  ...{ extraTimePercent: true, extraMinutes: true, extraAttempts: true },
  ...{ opensAt: true, closesAt: true, reason: true },
} as const;

/** What is gone already is no error. An attempt that runs keeps the time that it has. */
export function removeAccommodation(
  deps: AccommodationDeps,
  { courseId, lessonId, userId }: RemoveAccommodation,
): Promise<void> {
  return deps.db.$transaction(async (tx) => {
    const { id: assessmentId } = await findAssessmentOf(tx, { courseId, lessonId });
    const { count } = await tx.assessmentAccommodation.deleteMany({ where: { assessmentId, userId } });
    if (count === 0) return;
    await appendAudit(tx, deps, {
      action: "assessment.removeAccommodation",
      objectType: "assessment",
      objectId: assessmentId,
      values: { courseId, userId },
    });
  });
}

/** The students who are meant, each once. Their enrollments are locked in one order, as a start of an attempt locks its own. */
async function lockStudents(tx: Tx, { courseId, whom, at }: { courseId: string; whom: string[]; at: Date }) {
  const people = new Map<string, { id: string; name: string }>();
  const unknown: string[] = [];
  for (const named of whom) {
    const person = await findPersonNamed(tx, named);
    const enrollment =
      person && (await tx.enrollment.findFirst({ where: { courseId, userId: person.id }, select: { id: true } }));
    if (person && enrollment) people.set(person.id, { id: person.id, name: person.name });
    else unknown.push(named);
  }
  if (unknown.length > 0) throw new AppError("RULE_BROKEN", "assessment.not_students", { names: unknown.join(", ") });
  const locked = await queryRows(tx, IdRow)`
    SELECT e.user_id AS id FROM enrollment e
    WHERE e.course_id = ${courseId}::uuid AND e.user_id = ANY(${[...people.keys()]}::uuid[]) AND ${isCurrentEnrollment("e", at)}
    ORDER BY e.id FOR NO KEY UPDATE OF e`;
  const left = [...people.values()].filter(({ id }) => !locked.some((one) => one.id === id));
  if (left.length > 0)
    throw new AppError("RULE_BROKEN", "assessment.not_students", { names: left.map(({ name }) => name).join(", ") });
  return [...people.values()];
}

const RulesRow = rowSchema(() => ({ rules: json() }));

/** The attempt that runs, unless its time is over, gets the rules as they are for its student now. */
async function extendRunning(
  tx: Tx,
  { assessmentId, userId, given, at }: { assessmentId: string; userId: string; given: Accommodation; at: Date },
): Promise<void> {
  const running = await tx.assessmentAttempt.findFirst({
    where: { assessmentId, userId, state: "IN_PROGRESS" },
    select: { id: true, startedAt: true, deadlineAt: true, rules: true, assessmentVersionId: true },
  });
  if (!running?.deadlineAt || isOverdue(running.deadlineAt, at)) return;
  // As published, which never changes: what the attempt stored has in it what its student had before.
  const { rules: published } = await queryRow(tx, RulesRow)`
    SELECT ${rulesAsJson("v")} AS rules FROM assessment_version v WHERE v.id = ${running.assessmentVersionId}::uuid`;
  const own = accommodate(readRules(published), given);
  const deadlineAt = deadlineOf(running.startedAt, own);
  if (deadlineAt && deadlineAt <= running.deadlineAt) return;
  const { timeLimitMinutes, closesAt } = own;
  const rules = { ...readRules(running.rules), timeLimitMinutes, closesAt };
  // An attempt that ended in the meantime stays ended.
  await tx.assessmentAttempt.updateMany({
    where: { id: running.id, state: "IN_PROGRESS" },
    data: { deadlineAt, rules: { ...rules } },
  });
}

import "server-only";
import { randomInt } from "node:crypto";
import { deadlineOf } from "@/features/assessment/deadline";
import { attemptStarted } from "@/features/assessment/events";
import { nextAttempt } from "@/features/assessment/rules";
import { takeSnapshot } from "@/features/assessment/snapshot";
import { decideStart, type StartRefusal } from "@/features/assessment/start-decision";
import { exampleOfDraws } from "@/features/questions/draws";
import { fromHundredths } from "@/features/questions/points";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Person } from "@/policy/actor";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { appendEvent } from "@/server/outbox/append-event";
import type { Deps } from "@/server/trpc/context";
import { listAttempts } from "./attempt-summary";
import { endAttempt } from "./end-attempt";
import { type FoundAssessment, findAssessment } from "./find-assessment";
import { isOpenTo } from "./is-open-to";
import { noteNetwork } from "./signals/note-network";

type StartDeps = Pick<Deps, "db" | "now" | "ip" | "userAgent"> & { person: Person };
type Enrollment = NonNullable<FoundAssessment["enrollment"]>;

export interface StartedAttempt {
  attemptId: string;
  isResumed: boolean;
}

/**
 * Starts an attempt, or finds the one that runs. The lock on the student's enrollment makes two starts at once one after the other,
 * so numbers have no gap and the limit holds; unique indexes would catch what slipped by.
 */
export function startAttempt(
  deps: StartDeps,
  { slug, lessonId }: { slug: string; lessonId: string },
): Promise<StartedAttempt> {
  const now = deps.now();
  const userId = deps.person.id;
  return deps.db.$transaction(async (tx) => {
    await tx.$executeRaw`
      SELECT 1 FROM enrollment e JOIN course c ON c.id = e.course_id
      WHERE c.slug = ${slug} AND e.user_id = ${userId}::uuid AND ${isCurrentEnrollment("e", now)}
      FOR NO KEY UPDATE OF e`;
    const found = await findAssessment(tx, { slug, lessonId, userId, now });
    if (!found) throw new AppError("NOT_FOUND", "assessment.none_here");
    const { enrollment } = found;
    if (!enrollment) throw new AppError("FORBIDDEN", "assessment.not_enrolled");
    if (enrollment.status === "SUSPENDED") throw new AppError("FORBIDDEN", "assessment.seat_suspended");
    if (!isOpenTo(deps.person, found)) throw new AppError("FORBIDDEN", "assessment.lesson_closed");
    const attempts = await finishIfOverdue(tx, found, enrollment, now);
    const { source, former } = found;
    const decision = decideStart(source.rules, {
      earlier: attempts,
      former,
      questionCount: exampleOfDraws(source.questions, source.draws).length,
      now,
    });
    if (decision.type === "refuse") throw refusalOf(decision);
    if (decision.type === "resume") return { attemptId: decision.attemptId, isResumed: true };
    return {
      attemptId: await insertAttempt(tx, deps, { found, enrollment, number: decision.number }),
      isResumed: false,
    };
  });
}

const refusalOf = (refusal: StartRefusal): AppError =>
  "at" in refusal
    ? new AppError("RULE_BROKEN", refusal.reason, { at: refusal.at.toISOString() })
    : new AppError("RULE_BROKEN", refusal.reason);

async function finishIfOverdue(tx: Tx, found: FoundAssessment, { enrollmentId }: Enrollment, now: Date) {
  const tick = { type: "tick" as const, at: now };
  const overdue = found.attempts.find((attempt) => nextAttempt(attempt, tick) !== attempt);
  if (!overdue) return found.attempts;
  await endAttempt(tx, overdue.id, tick);
  return listAttempts(tx, { enrollmentId, assessmentId: found.assessmentId });
}

async function insertAttempt(
  tx: Tx,
  { now, ip, userAgent, person }: StartDeps,
  { found, enrollment, number }: { found: FoundAssessment; enrollment: Enrollment; number: number },
): Promise<string> {
  const userId = person.id;
  const startedAt = now();
  const { order, rules, maxScore } = takeSnapshot(found.source, () => randomInt(2 ** 32) / 2 ** 32);
  const { assessmentId, courseId, lessonId } = found;
  const { id: attemptId } = await tx.assessmentAttempt.create({
    select: { id: true },
    data: {
      enrollmentId: enrollment.enrollmentId,
      userId,
      assessmentId,
      assessmentVersionId: found.assessmentVersionId,
      attemptNumber: number,
      startedAt,
      deadlineAt: deadlineOf(startedAt, rules),
      questionOrder: order satisfies Prisma.InputJsonValue,
      rules: { ...rules },
      maxScore: fromHundredths(maxScore),
      ipAddress: ip,
      userAgent,
    },
  });
  if (rules.recordsSignals) await noteNetwork(tx, attemptId, { ip, userAgent, actor: person }, startedAt);
  await tx.userActivity.create({
    data: {
      userId,
      kind: "ATTEMPT_STARTED",
      courseId,
      lessonId,
      assessmentId,
      data: { attemptId, attemptNumber: number },
      createdAt: startedAt,
    },
  });
  await appendEvent(tx, attemptStarted({ attemptId, assessmentId, lessonId, courseId, userId }));
  return attemptId;
}

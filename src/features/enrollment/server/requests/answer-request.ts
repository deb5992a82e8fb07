import "server-only";
import { accessDeclined } from "@/features/enrollment/events";
import type { Answer, AnswerRequest } from "@/features/enrollment/requests-schema";
import { lockCourse } from "@/features/enrollment/server/students/course-lock";
import { giveEnrollments } from "@/features/enrollment/server/students/give-enrollments";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { appendEvent } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";

/**
 * Grants or declines a request for an enrollment, once. A grant gives the enrollment as enrolling by hand does, at the price that was held.
 * One's own answer sent twice changes nothing; of two at once the second is told who was first.
 * @throws AppError NOT_FOUND where the course has no such request; CONFLICT `enrollment.request_answered` { state, by };
 * RULE_BROKEN `enrollment.not_live`, `enrollment.full`, `enrollment.time_has_passed`.
 */
export async function answerRequest(
  deps: Pick<PersonDeps, "db" | "actor" | "now" | "ip">,
  courseId: string,
  { requestId, answer }: AnswerRequest,
): Promise<void> {
  const { actor, db } = deps;
  const at = deps.now();
  const until = answer.verdict === "grant" && answer.until !== null ? new Date(answer.until) : null;
  if (until && until <= at) throw new AppError("RULE_BROKEN", "enrollment.time_has_passed");
  await db.$transaction(async (tx) => {
    const course = await lockCourse(tx, courseId, at);
    const state = answer.verdict === "grant" ? "GRANTED" : "DECLINED";
    const [request] = await tx.accessRequest.updateManyAndReturn({
      where: { id: requestId, courseId, state: "PENDING" },
      data: { state, decidedById: actor.id, decidedAt: at, decisionReason: answer.note, updatedAt: at },
      select: { userId: true, amountMinor: true, currency: true },
    });
    if (!request) return refuseAnswered(tx, { requestId, courseId, state, actorId: actor.id, answer });
    if (answer.verdict === "grant") {
      const { userId, amountMinor, currency } = request;
      const { full } = await giveEnrollments(tx, {
        course,
        wishes: [{ userId, endsAt: until }],
        givenBy: actor.id,
        asked: { requestId, amountMinor, currency },
        at,
      });
      if (full > 0) throw new AppError("RULE_BROKEN", "enrollment.full");
    } else {
      await appendEvent(tx, accessDeclined({ requestId }));
    }
    await appendAudit(tx, deps, {
      action: `access.${answer.verdict}`,
      objectType: "AccessRequest",
      objectId: requestId,
      before: { state: "PENDING" },
      values: {
        courseId,
        userId: request.userId,
        state,
        amountMinor: request.amountMinor,
        until: until?.toISOString() ?? null,
      },
    });
  });
}

interface Answered {
  requestId: string;
  courseId: string;
  state: "GRANTED" | "DECLINED";
  actorId: string;
  answer: Answer;
}

async function refuseAnswered(tx: Tx, { requestId, courseId, state, actorId, answer }: Answered): Promise<void> {
  const found = await tx.accessRequest.findFirst({
    where: { id: requestId, courseId },
    select: { state: true, decisionReason: true, decidedById: true, decidedBy: { select: { name: true } } },
  });
  if (!found) throw new AppError("NOT_FOUND", "common.not_found");
  if (found.state === state && found.decidedById === actorId && found.decisionReason === answer.note) return;
  throw new AppError("CONFLICT", "enrollment.request_answered", {
    state: found.state,
    by: found.decidedBy?.name ?? null,
  });
}

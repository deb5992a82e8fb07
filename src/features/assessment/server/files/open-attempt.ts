import "server-only";
import { GRACE_SECONDS } from "@/features/assessment/rules";
import { readSnapshot } from "@/features/assessment/snapshot";
import type { PublicFiles } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";

/**
 * What a question of a running attempt takes. @throws AppError NOT_FOUND "assessment.no_such_attempt", RULE_BROKEN
 * "assessment.already_ended", "assessment.time_is_over", "assessment.answer_does_not_fit" for one that takes no files or isn't asked
 */
export async function filesTakenBy(
  tx: Tx,
  { attemptId, questionVersionId }: { attemptId: string; questionVersionId: string },
  at: Date,
): Promise<PublicFiles> {
  const attempt = await assertRunning(tx, attemptId, at);
  const item = readSnapshot(attempt).order.find((each) => each.questionVersionId === questionVersionId);
  const question = item?.takesFiles
    ? await tx.questionVersion.findUnique({ where: { id: questionVersionId }, select: { type: true, body: true } })
    : null;
  const taken = question && questionType(question.type).files?.(question);
  if (!taken) throw new AppError("RULE_BROKEN", "assessment.answer_does_not_fit");
  return taken;
}

/** An answer given now would still be stored. */
export async function assertRunning(tx: Tx, attemptId: string, at: Date) {
  const attempt = await tx.assessmentAttempt.findUnique({
    where: { id: attemptId },
    select: { state: true, deadlineAt: true, questionOrder: true, rules: true },
  });
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  if (attempt.state !== "IN_PROGRESS") throw new AppError("RULE_BROKEN", "assessment.already_ended");
  const isLate = attempt.deadlineAt !== null && attempt.deadlineAt.getTime() + GRACE_SECONDS * 1000 < at.getTime();
  if (isLate) throw new AppError("RULE_BROKEN", "assessment.time_is_over");
  return attempt;
}

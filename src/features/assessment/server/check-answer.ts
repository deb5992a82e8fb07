import "server-only";
import * as z from "zod";
import { isCheckable } from "@/features/assessment/checkable";
import type { CheckedQuestion } from "@/features/assessment/checked-question";
import { GRACE_SECONDS, nextAttempt } from "@/features/assessment/rules";
import type { CheckAnswer } from "@/features/assessment/schema";
import { questionType } from "@/features/questions/registry";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { type GivenAnswer, readAttempt } from "./read-attempt";
import { readQuestions } from "./read-questions";
import { readChecks } from "./show-checked";
import { linkInAttempt, showTexts } from "./show-texts";

interface CheckedAnswer {
  /** As it is stored, which another device may have changed before it was checked. */
  answer: {
    questionVersionId: string;
    revision: number;
    selectedAnswers: string[];
    textResponse: string;
    fields: Record<string, string>;
    isFlagged: boolean;
    answeredAt: Date;
    checkedAt: Date;
  };
  checked: CheckedQuestion;
}

/**
 * Makes a stored answer final and shows what the rules of its attempt open of it. Checking it again, from another device too, changes
 * nothing and shows the same.
 * @throws AppError CONFLICT where it is another answer than the student saw; RULE_BROKEN where there is none, where it can't be checked,
 * and where the attempt has ended or its time is over
 */
export async function checkAnswer(
  { db, now, locale }: Pick<Deps, "db" | "now" | "locale">,
  ask: CheckAnswer,
): Promise<CheckedAnswer> {
  const at = now();
  let { attempt, question, given } = await readToCheck(db, ask, at);
  let checkedAt = given.checkedAt ?? (await writeCheck(db, ask, at));
  if (!checkedAt) {
    // It was changed or checked, or the attempt ended, between our look and our write.
    ({ attempt, question, given } = await readToCheck(db, ask, at));
    checkedAt = given.checkedAt;
  }
  if (!checkedAt) throw new AppError("CONFLICT", "assessment.answer_changed");
  const final = { ...given, checkedAt };
  const showChecks = await readChecks(db, { ...attempt, answers: [final] }, [question]);
  const { courseVersionId } = attempt;
  const how = { courseVersionId, locale, linkFile: linkInAttempt(attempt.id) };
  const [checked] = await showTexts(db, how, showChecks);
  if (!checked) throw new Error("A checked answer was not shown.");
  return { answer: toAnswer(final, checkedAt), checked };
}

const toAnswer = (given: GivenAnswer, checkedAt: string): CheckedAnswer["answer"] => {
  const { questionVersionId, revision, selectedAnswers, textResponse, fields, isFlagged, answeredAt } = given;
  return {
    ...{ questionVersionId, revision, selectedAnswers, textResponse, fields, isFlagged },
    ...{ answeredAt: new Date(answeredAt), checkedAt: new Date(checkedAt) },
  };
};

async function readToCheck(db: Tx, { attemptId, questionVersionId, revision }: CheckAnswer, at: Date) {
  const attempt = await readAttempt(db, { attemptId }, at);
  if (!attempt) throw new AppError("NOT_FOUND", "assessment.no_such_attempt");
  if (attempt.state !== "IN_PROGRESS") throw new AppError("RULE_BROKEN", "assessment.already_ended");
  if (nextAttempt(attempt, { type: "tick", at }) !== attempt)
    throw new AppError("RULE_BROKEN", "assessment.time_is_over");
  const isAsked = attempt.order.some((item) => item.questionVersionId === questionVersionId);
  const [question] = isAsked ? await readQuestions(db, [questionVersionId]) : [];
  if (!question || !isCheckable(attempt.rules, question))
    throw new AppError("RULE_BROKEN", "assessment.cannot_be_checked");
  const given = attempt.answers.find((answer) => answer.questionVersionId === questionVersionId);
  if (!given || questionType(question.type).isBlank(given))
    throw new AppError("RULE_BROKEN", "assessment.not_answered");
  if (!given.checkedAt && given.revision !== revision) throw new AppError("CONFLICT", "assessment.answer_changed");
  return { attempt, question, given };
}

const Written = rowSchema(() => ({ checkedAt: z.date() }));

/** @returns null where that answer of a running attempt is not there to be checked anymore. */
async function writeCheck(
  db: Tx,
  { attemptId, questionVersionId, revision }: CheckAnswer,
  at: Date,
): Promise<string | null> {
  const mostLate = new Date(at.getTime() - GRACE_SECONDS * 1000);
  // As with an answer, the lock makes a submit wait for it.
  const [written] = await queryRows(db, Written)`
    WITH attempt AS MATERIALIZED (
      SELECT id FROM assessment_attempt
       WHERE id = ${attemptId}::uuid AND state = 'IN_PROGRESS' AND (deadline_at IS NULL OR deadline_at >= ${mostLate})
         FOR SHARE)
    UPDATE attempt_answer g SET checked_at = ${at}, updated_at = ${at} FROM attempt
     WHERE g.attempt_id = attempt.id AND g.question_version_id = ${questionVersionId}::uuid
       AND g.revision = ${revision} AND g.checked_at IS NULL
    RETURNING g.checked_at AS "checkedAt"`;
  return written?.checkedAt.toISOString() ?? null;
}

import { type AttemptScore, totalOf } from "@/features/assessment/marking";
import {
  type AnswerMark,
  firstMark,
  leftOutPoints,
  type RegradeOf,
  regradedMark,
} from "@/features/assessment/regrading";
import {
  type AttemptClock,
  type AttemptRules,
  type EarlierAttempt,
  gradeAttempt,
  isAssessmentPassed,
} from "@/features/assessment/rules";
import type { Hundredths } from "@/features/questions/points";
import type { QuestionResponse } from "@/features/questions/question-type";

/** What a student gave to the question in one attempt. */
export interface GivenAnswer {
  /** Null where the question was never opened. */
  id: string | null;
  response: QuestionResponse;
  mark: AnswerMark;
  /** The latest points of a person; null where none graded it. */
  grade: Hundredths | null;
}

/** An ended attempt of one student at the assessment. */
export interface EndedAttempt extends EarlierAttempt, AttemptClock {
  endedAt: Date;
  rules: Pick<AttemptRules, "countingRule" | "passingScore">;
  /** Null where the attempt doesn't have the question in this version. */
  answer: GivenAnswer | null;
  /** What its other answers have, and how many of them wait for a person. */
  others: { earned: Hundredths; waiting: number };
}

export interface StudentAttempts {
  enrollmentId: string;
  userId: string;
  /** Stands for the name while the assessment hides names. */
  number: string | null;
  /** By number. */
  attempts: readonly EndedAttempt[];
}

export interface PlannedAttempt {
  id: string;
  number: number;
  answerId: string | null;
  endedAt: Date;
  before: AnswerMark;
  after: AnswerMark;
  /** The result of the attempt; null while it waits for a person. */
  resultBefore: Omit<AttemptScore, "percentage"> | null;
  resultAfter: AttemptScore | null;
  stateAfter: EndedAttempt["state"];
  maxScoreAfter: Hundredths;
}

export interface PlannedStudent {
  enrollmentId: string;
  userId: string;
  /** Stands for the name while the assessment hides names. */
  number: string | null;
  passesBefore: boolean;
  passesAfter: boolean;
  /** Those that change. */
  attempts: PlannedAttempt[];
}

/** What a regrade does to each student; those whom it does nothing to are left out. */
export function planRegrade(regrade: RegradeOf, students: readonly StudentAttempts[]): PlannedStudent[] {
  return students.flatMap(({ enrollmentId, userId, number, attempts }) => {
    const changes = attempts.flatMap((attempt) => planAttempt(regrade, attempt) ?? []);
    if (changes.length === 0) return [];
    const changed = new Map(changes.map((change) => [change.id, change]));
    const passesBefore = passes(attempts);
    const passesAfter = passes(attempts.map((attempt) => ({ ...attempt, ...resultOf(changed.get(attempt.id)) })));
    return [{ enrollmentId, userId, number, passesBefore, passesAfter, attempts: changes }];
  });
}

/** Who passes with the points of now and would not with the new ones. They keep all of theirs unless their passes are taken too. */
export const losesPass = ({ passesBefore, passesAfter }: PlannedStudent): boolean => passesBefore && !passesAfter;
export const gainsPass = ({ passesBefore, passesAfter }: PlannedStudent): boolean => !passesBefore && passesAfter;

function planAttempt(regrade: RegradeOf, attempt: EndedAttempt): PlannedAttempt | null {
  const { id, number, endedAt, answer, others, rules, maxScore } = attempt;
  if (!answer) return null;
  const { points } = regrade.question;
  const before = answer.mark;
  const after = regradedMark(regrade, answer.response, firstOf(regrade, answer));
  if (after.earned === before.earned && after.isLeftOut === before.isLeftOut) return null;
  const maxScoreAfter = maxScore + leftOutPoints(before, points) - leftOutPoints(after, points);
  const waits = others.waiting > 0 ? [null] : [];
  const total = totalOf([others.earned, after.earned, ...waits], {
    maxScore: maxScoreAfter,
    passingScore: rules.passingScore,
  });
  return {
    ...{ id, number, answerId: answer.id, endedAt, before, after },
    resultBefore:
      attempt.score === null ? null : { score: attempt.score, maxScore, isPassed: attempt.isPassed === true },
    resultAfter: total,
    stateAfter: gradeAttempt(attempt, { type: total ? "graded" : "wait" }).state,
    maxScoreAfter,
  };
}

/** What marking gave it, or a person since. */
function firstOf({ question }: RegradeOf, { response, grade }: GivenAnswer): AnswerMark {
  if (grade === null) return firstMark(question, response);
  const isCorrect = grade === question.points || (grade === 0 ? false : null);
  return { earned: grade, isCorrect, isLeftOut: false };
}

const resultOf = (change: PlannedAttempt | undefined): Partial<EarlierAttempt> =>
  change
    ? {
        score: change.resultAfter?.score ?? null,
        isPassed: change.resultAfter?.isPassed ?? null,
        maxScore: change.maxScoreAfter,
      }
    : {};

/** Under the rules of the latest attempt, as the gradebook counts. */
function passes(attempts: readonly EndedAttempt[]): boolean {
  const rules = attempts.at(-1)?.rules;
  return rules !== undefined && isAssessmentPassed(rules, attempts);
}

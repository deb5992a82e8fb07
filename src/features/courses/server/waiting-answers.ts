import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { type Grader, hasSecond, isForOthers } from "@/server/db/two-graders";

const answersThatWait = Prisma.sql`assessment s JOIN assessment_attempt a ON a.assessment_id = s.id AND a.state = 'GRADING'
     JOIN users u ON u.id = a.user_id AND u.anonymized_at IS NULL
     JOIN attempt_answer g ON g.attempt_id = a.id AND g.points_earned IS NULL`;

/** Over `course c`: how many answers in it wait for points of this grader, as the queue of features/grading has them. */
export const waitingAnswers = (grader: Grader): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int FROM ${answersThatWait} WHERE s.course_id = c.id AND NOT ${isForOthers(grader)})`;

/** How many answers wait, by who gave the first of two grades and whether there is a second. */
export const WaitingAnswers = z.array(
  z.strictObject({ firstById: z.string().nullable(), hasSecond: z.boolean(), count: z.number() }),
);

/** Over `course c`, for every grader at once; the same answers as `waitingAnswers` counts. */
export const waitingByGrade = Prisma.sql`
  coalesce((SELECT jsonb_agg(jsonb_build_object('firstById', w.first_by_id, 'hasSecond', w.has_second, 'count', w.count)) FROM (
    SELECT (SELECT h.graded_by_id FROM answer_grade h WHERE h.attempt_answer_id = g.id AND h.part = 'FIRST' LIMIT 1) AS first_by_id,
           ${hasSecond} AS has_second, count(*)::int AS count
      FROM ${answersThatWait} WHERE s.course_id = c.id GROUP BY 1, 2) w), '[]')`;

/** Those that wait for this grader. */
export const waitingFor = (
  waiting: z.infer<typeof WaitingAnswers>,
  { id, mayDecide }: { id: string; mayDecide: boolean },
): number =>
  waiting
    .filter(({ firstById, hasSecond: isGradedTwice }) => (isGradedTwice ? mayDecide : firstById !== id))
    .reduce((sum, { count }) => sum + count, 0);

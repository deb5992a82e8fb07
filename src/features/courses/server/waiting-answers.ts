import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import { type Grader, isForOthers } from "@/server/db/two-graders";

/** Over `course c`: how many answers in it wait for points of this grader, as the queue of features/grading has them. */
export const waitingAnswers = (grader: Grader): Prisma.Sql => Prisma.sql`
  (SELECT count(*)::int FROM assessment s JOIN assessment_attempt a ON a.assessment_id = s.id AND a.state = 'GRADING'
     JOIN users u ON u.id = a.user_id AND u.anonymized_at IS NULL
     JOIN attempt_answer g ON g.attempt_id = a.id AND g.points_earned IS NULL AND NOT ${isForOthers(grader)}
    WHERE s.course_id = c.id)`;

const Waiting = rowSchema(() => ({ count: z.number() }));

/** One query. */
export async function countWaitingAnswers(db: Tx, courseId: string, grader: Grader): Promise<number> {
  const { count } = await queryRow(db, Waiting)`
    SELECT ${waitingAnswers(grader)} AS count FROM course c WHERE c.id = ${courseId}::uuid`;
  return count;
}

import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { agreementPercent, hasFirst, hasSecond } from "@/server/db/two-graders";

/** Over `attempt_answer g` and its `assessment_attempt a`: it waits for a person. */
export const isWaiting = Prisma.sql`(a.state = 'GRADING' AND g.points_earned IS NULL)`;
/** A person has graded it, or two have. */
export const isGraded = Prisma.sql`(a.state <> 'IN_PROGRESS' AND g.graded_at IS NOT NULL)`;

/** Over these and their `assessment s`: what an answer that waits needs, as `AnswerNeed`; null for one that doesn't wait. */
export const needOf = Prisma.sql`CASE WHEN NOT ${isWaiting} THEN NULL WHEN ${hasSecond} THEN 'decision' WHEN ${hasFirst} THEN 'second'
  WHEN ${agreementPercent} IS NOT NULL THEN 'first' ELSE 'grade' END`;

/** Answers of one course that a person has to grade or has graded. Whoever has left the site took their words along. */
export const answersOf = (courseId: string, assessmentId: string | null): Prisma.Sql => Prisma.sql`
  assessment s JOIN assessment_attempt a ON a.assessment_id = s.id JOIN users u ON u.id = a.user_id AND u.anonymized_at IS NULL
  JOIN attempt_answer g ON g.attempt_id = a.id AND (${isWaiting} OR ${isGraded})
  WHERE s.course_id = ${courseId}::uuid AND (${assessmentId}::uuid IS NULL OR s.id = ${assessmentId}::uuid)`;

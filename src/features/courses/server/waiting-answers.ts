import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** Over `course c`: how many answers in it wait for a person's points, as the queue of features/grading has them. */
export const waitingAnswers = Prisma.sql`
  (SELECT count(*)::int FROM assessment s JOIN assessment_attempt a ON a.assessment_id = s.id AND a.state = 'GRADING'
     JOIN users u ON u.id = a.user_id AND u.anonymized_at IS NULL
     JOIN attempt_answer g ON g.attempt_id = a.id AND g.points_earned IS NULL
    WHERE s.course_id = c.id)`;

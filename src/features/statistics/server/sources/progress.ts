import "server-only";
import { isLearner } from "@/features/enrollment/server/is-learner";
import { Prisma } from "@/generated/prisma/client";
import { type Source, theSite } from "./source";

/** Lessons that were opened, and completed: where students stop. */
export const progress: Source = {
  table: Prisma.sql`lesson_progress`,
  entries: (only) => Prisma.sql`
    SELECT p.id AS source_id, f.subject_id, f.measure, f.at, f.value
      FROM lesson_progress p JOIN enrollment e ON e.id = p.enrollment_id
     CROSS JOIN LATERAL (VALUES
        (p.lesson_id, 'opened', p.created_at, 1::bigint),
        (p.lesson_id, 'completed', p.completed_at, 1),
        (${theSite}, 'lessonsCompleted', p.completed_at, 1)
      ) f(subject_id, measure, at, value)
     WHERE ${only(Prisma.sql`p.id`)} AND ${isLearner(Prisma.sql`e.course_id`, Prisma.sql`e.user_id`)}`,
};

import "server-only";
import { Prisma } from "@/generated/prisma/client";

/** How many questions an attempt at the assessment version `a` has: of a draw not its pool, but as many as are drawn. */
export const questionsOfAttempt = Prisma.sql`(
  SELECT (SELECT count(*) FROM assessment_question q WHERE q.assessment_version_id = a.id AND q.draw_key IS NULL)
       + (SELECT coalesce(sum(d.count), 0)::int FROM assessment_draw d WHERE d.assessment_version_id = a.id))`;

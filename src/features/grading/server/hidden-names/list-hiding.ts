import "server-only";
import * as z from "zod";
import { answersOf, isWaiting } from "@/features/grading/server/gradable";
import { Prisma } from "@/generated/prisma/client";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const HidingAssessment = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  /** Answers that a person has to grade before names can be shown. */
  waiting: z.number(),
}));
/** An assessment that shows staff numbers in place of names. */
export type HidingAssessment = RowOf<typeof HidingAssessment>;

/** Those of a course, by their latest titles; of more than 200, the first. One query. */
export const listHiding = (db: Deps["db"], courseId: string): Promise<HidingAssessment[]> =>
  queryRows(db, HidingAssessment)`
    SELECT o.id::text AS id, (SELECT count(*)::int FROM ${answersOf(courseId, null)} AND s.id = o.id AND ${isWaiting}) AS waiting,
           (SELECT t.title FROM assessment_version t JOIN lesson_version l ON l.id = t.lesson_version_id
              JOIN course_version v ON v.id = l.version_id WHERE t.assessment_id = o.id ORDER BY v.number DESC LIMIT 1) AS title
      FROM assessment o WHERE o.course_id = ${courseId}::uuid AND ${hidesNames(Prisma.sql`o.id`)}
     ORDER BY title, id LIMIT 200`;

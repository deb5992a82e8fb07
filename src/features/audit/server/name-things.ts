import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import type { Db } from "@/server/db/client";
import { hidesNames } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { formerWords } from "@/server/trpc/former-words";

const NamedThing = rowSchema(() => ({
  /** Null for what has to do with no person. */
  person: z.string().nullable(),
  personId: z.string().nullable(),
  /** Title of the course that it belongs to. */
  course: z.string().nullable(),
}));
export type NamedThing = RowOf<typeof NamedThing>;

/**
 * The names of people and courses behind ids of any kind of thing that the log is about; ids are unique over all of them. What
 * is gone has none. One query.
 */
export async function nameThings(
  { db, locale }: { db: Db; locale: string },
  ids: readonly string[],
): Promise<Map<string, NamedThing>> {
  const rows = await queryRows(db, () => NamedThing().extend({ id: z.string(), isGone: z.boolean().nullable() }))`
    WITH asked AS (SELECT DISTINCT unnest(${ids}::uuid[]) AS id),
    about AS (
      SELECT a.id, a.id AS user_id, NULL::uuid AS course_id FROM asked a JOIN users u ON u.id = a.id
      UNION ALL SELECT a.id, NULL, c.id FROM asked a JOIN course c ON c.id = a.id
      UNION ALL SELECT a.id, e.user_id, e.course_id FROM asked a JOIN enrollment e ON e.id = a.id
      UNION ALL SELECT a.id, r.user_id, r.course_id FROM asked a JOIN review r ON r.id = a.id
      UNION ALL SELECT a.id, q.user_id, q.course_id FROM asked a JOIN access_request q ON q.id = a.id
      UNION ALL SELECT a.id, s.user_id, s.course_id FROM asked a JOIN certificate s ON s.id = a.id
      UNION ALL SELECT a.id, CASE WHEN NOT ${hidesNames(Prisma.sql`z.id`)} THEN y.user_id END, z.course_id FROM asked a JOIN attempt_answer w ON w.id = a.id
        JOIN assessment_attempt y ON y.id = w.attempt_id JOIN assessment z ON z.id = y.assessment_id
      UNION ALL SELECT a.id, x.user_id, x.course_id FROM asked a JOIN item_grade g ON g.id = a.id JOIN enrollment x ON x.id = g.enrollment_id
      UNION ALL SELECT a.id, NULL, k.course_id FROM asked a JOIN course_group k ON k.id = a.id
      UNION ALL SELECT a.id, i.user_id, NULL FROM asked a JOIN instructor_profile i ON i.id = a.id
      UNION ALL SELECT a.id, p.user_id, t.course_id FROM asked a JOIN post p ON p.id = a.id JOIN thread t ON t.id = p.thread_id
    )
    SELECT b.id::text AS id, u.id::text AS "personId", u.name AS person, u.anonymized_at IS NOT NULL AS "isGone",
           COALESCE(l.title, d.title, c.slug) AS course
      FROM about b
      LEFT JOIN users u ON u.id = b.user_id
      LEFT JOIN course c ON c.id = b.course_id
      LEFT JOIN course_version l ON l.id = c.live_version_id
      LEFT JOIN LATERAL (SELECT v.title FROM course_version v WHERE v.course_id = c.id ORDER BY v.number DESC LIMIT 1) d ON true`;
  const former = await formerWords(locale);
  return new Map(
    rows.map(({ id, person, personId, course, isGone }) => [
      id,
      { person: isGone && person !== null ? former.name : person, personId, course },
    ]),
  );
}

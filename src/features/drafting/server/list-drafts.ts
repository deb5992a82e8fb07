import "server-only";
import * as z from "zod";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const ListedDraft = rowSchema(() => ({
  id: z.string(),
  topic: z.string(),
  sourceCount: z.number(),
  updatedAt: z.date(),
  courseId: z.string().nullable(),
}));
export type ListedDraft = RowOf<typeof ListedDraft>;

const mostListed = 100;

/** The asker's briefs, last touched first. One query. */
export function listDrafts({ db, actor }: Pick<PersonDeps, "db" | "actor">): Promise<ListedDraft[]> {
  return queryRows(db, ListedDraft)`
    SELECT d.id::text AS id, d.title AS topic, d.updated_at AS "updatedAt", d.course_id::text AS "courseId",
           (SELECT count(*)::int FROM draft_source s WHERE s.draft_id = d.id) AS "sourceCount"
      FROM ai_course_draft d
     WHERE d.instructor_id = ${actor.id}::uuid
     ORDER BY d.updated_at DESC, d.id DESC LIMIT ${mostListed}`;
}

import "server-only";
import * as z from "zod";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

const Copyable = rowSchema(() => ({ id: z.string(), title: z.string() }));

const mostListed = 200;

/** Courses that the asker teaches and may copy, last edited first: the list for `course.copy` (policy/course.ts). One query. */
export async function listCopyable({
  db,
  actor,
}: Pick<PersonDeps, "db" | "actor">): Promise<{ id: string; title: string }[]> {
  return queryRows(db, Copyable)`
    SELECT c.id, coalesce(nullif(v.title, ''), c.slug) AS title
      FROM course_instructor i JOIN course c ON c.id = i.course_id
      JOIN LATERAL (SELECT title FROM course_version o WHERE o.course_id = c.id ORDER BY o.number DESC LIMIT 1) v ON true
     WHERE i.user_id = ${actor.id}::uuid AND i.is_active AND (i.role = 'LEAD' OR i.can_edit_content)
     ORDER BY c.last_edited_at DESC LIMIT ${mostListed}`;
}

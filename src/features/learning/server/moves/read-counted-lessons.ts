import "server-only";
import * as z from "zod";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const ReadLesson = rowSchema(() => ({
  lessonId: z.string(),
  isRequired: z.boolean(),
  isShown: z.boolean(),
  moduleId: z.string(),
  title: z.string(),
  place: z.string(),
}));
export type ReadLesson = RowOf<typeof ReadLesson>;

/** The lessons of versions as completion counts them, in order, by the version's id. One query. */
export async function readCountedLessons(
  db: Tx,
  versionIds: readonly string[],
  at: Date,
): Promise<Map<string, ReadLesson[]>> {
  const rows = await queryRows(db, () => ReadLesson().extend({ versionId: z.string() }))`
    SELECT l.version_id AS "versionId", l.lesson_id AS "lessonId", m.module_id AS "moduleId", l.is_required AS "isRequired", coalesce(m.published_at <= ${at}, false) AS "isShown",
           l.title, (m.position + 1) || '.' || (l.position + 1) AS place
      FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id
     WHERE l.version_id = ANY(${[...versionIds]}::uuid[]) ORDER BY m.position, l.position`;
  const found = new Map<string, ReadLesson[]>(versionIds.map((id) => [id, []]));
  for (const { versionId, ...lesson } of rows) found.get(versionId)?.push(lesson);
  return found;
}

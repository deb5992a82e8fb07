import "server-only";
import * as z from "zod";
import { ModuleContent } from "@/features/drafting/suggestions";
import { asPlaced, findRuns } from "@/features/editor/document/place-blocks";
import { json, queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/** What in the outline of a course is as a model wrote it, for those who edit it. */
export interface OutlineDrafting {
  /** Titles as they were accepted without a change, by module or lesson; the mark is on those that still say so. */
  titles: Record<string, string>;
  /** Lessons in which blocks are as they were accepted, and how many. */
  blocks: Record<string, number>;
}

const Row = rowSchema(() => ({
  kind: z.string(),
  content: json(),
  lessonId: z.string().nullable(),
  text: z.string().nullable(),
}));

/** One query; the texts of those lessons alone in which a block may be unchanged. */
export async function readOutlineDrafting({ db }: Pick<Deps, "db">, courseId: string): Promise<OutlineDrafting> {
  const rows = await queryRows(db, Row)`
    WITH newest AS (SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1),
    accepted AS (
      SELECT g.id, g.target_kind AS kind, g.content, g.lesson_id, g.run_id
        FROM suggestion g JOIN ai_course_draft d ON d.id = g.draft_id
       WHERE d.course_id = ${courseId}::uuid AND g.state = 'ACCEPTED' AND g.target_kind IN ('module', 'block'))
    SELECT a.kind, a.content, NULL::text AS "lessonId", NULL::text AS text FROM accepted a WHERE a.kind = 'module' AND a.run_id IS NOT NULL
    UNION ALL
    SELECT 'block', jsonb_agg(a.content -> 'markdown'), l.lesson_id::text, l.content
      FROM accepted a JOIN lesson_version l ON l.lesson_id = a.lesson_id AND l.version_id = (SELECT id FROM newest)
     WHERE a.kind = 'block' GROUP BY l.id`;
  const modules = rows.flatMap(({ kind, content }) => (kind === "module" ? [ModuleContent.parse(content)] : []));
  const titles = modules.flatMap(({ moduleId, title, lessons }) => [
    [moduleId, title] as const,
    ...lessons.map((lesson) => [lesson.lessonId, lesson.title] as const),
  ]);
  const blocks = rows.flatMap(({ lessonId, content, text }) => {
    if (lessonId === null || text === null) return [];
    const count = (content as string[]).filter((markdown) => stands(text, asPlaced(text, markdown))).length;
    return count > 0 ? [[lessonId, count] as const] : [];
  });
  return { titles: Object.fromEntries(titles), blocks: Object.fromEntries(blocks) };
}

/** Most are between empty lines, which is seen without reading the whole lesson. */
const stands = (text: string, block: string): boolean =>
  `\n\n${text}\n\n`.includes(`\n\n${block}\n\n`) || findRuns(text, block).length > 0;

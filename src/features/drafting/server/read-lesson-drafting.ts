import "server-only";
import * as z from "zod";
import type { PlacedText } from "@/features/editor/document/standing-blocks";
import { SuggestionState } from "@/generated/prisma/enums";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";

/** What a model has to do with one lesson, for those who edit it. */
export interface LessonDrafting {
  /** Blocks as they were suggested and accepted without a change. Whether they still are, the lesson's text says. */
  written: PlacedText[];
  /** The asker's own draft of the course, and what it suggests for the lesson; null where there is none. */
  draft: { draftId: string; suggestions: { id: string; title: string; state: SuggestionState }[] } | null;
}

const Row = rowSchema(() => ({
  draftId: z.string(),
  isOwn: z.boolean(),
  suggestions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      state: z.enum(SuggestionState),
      markdown: z.string(),
      near: z.number().nullable(),
    }),
  ),
}));

/** Most that are looked at; the longest lessons have some dozens of blocks. */
const most = 500;

/** One query. Others' drafts tell what they wrote, and nothing of what else they suggest. */
export async function readLessonDrafting(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  courseId: string,
  lessonId: string,
): Promise<LessonDrafting> {
  const rows = await queryRows(db, Row)`
    SELECT d.id::text AS "draftId", d.instructor_id = ${actor.id}::uuid AS "isOwn",
           coalesce((
             SELECT jsonb_agg(jsonb_build_object('id', b.id, 'title', b.content ->> 'title', 'state', b.state,
                      'markdown', b.content ->> 'markdown', 'near', (b.replaces ->> 'index')::int)
                      ORDER BY b.begun NULLS FIRST, b.position, b.id)
               FROM (SELECT g.*, r.created_at AS begun FROM suggestion g
                       LEFT JOIN suggestion f ON f.id = g.first_try_id
                       LEFT JOIN draft_run r ON r.id = coalesce(f.run_id, g.run_id)
                      WHERE g.draft_id = d.id AND g.lesson_id = ${lessonId}::uuid AND g.target_kind = 'block'
                        AND g.state <> 'SUPERSEDED' LIMIT ${most}) b), '[]') AS suggestions
      FROM ai_course_draft d
     WHERE d.course_id = ${courseId}::uuid
     ORDER BY d.created_at DESC`;
  const own = rows.find(({ isOwn }) => isOwn);
  return {
    written: rows.flatMap(({ suggestions }) =>
      suggestions.flatMap(({ id, markdown, near, state }) => (state === "ACCEPTED" ? [{ id, markdown, near }] : [])),
    ),
    draft: own
      ? { draftId: own.draftId, suggestions: own.suggestions.map(({ id, title, state }) => ({ id, title, state })) }
      : null,
  };
}

import "server-only";
import { type Brief, ModuleContent } from "@/features/drafting/schema";
import type { SuggestionState } from "@/generated/prisma/enums";
import type { Deps } from "@/server/trpc/context";
import { briefColumns, briefOf } from "./brief-row";
import { notFound, ownerOf } from "./own-draft";
import { type DraftSourceView, type SourceRow, sourceViewOf } from "./source-row";

/** Where in the sources something stands, and its words. */
export interface CitationView {
  spanId: string;
  quote: string;
  sourceId: string;
  sourceTitle: string;
  /** Of the span, from 0: its place on the page that shows what was read. */
  position: number;
  page: number | null;
  startSecond: number | null;
}

export interface SuggestionView {
  id: string;
  state: SuggestionState;
  title: string;
  lessons: { lessonId: string; title: string; citation: CitationView | null }[];
  citation: CitationView | null;
  isEdited: boolean;
}

export interface DraftView {
  id: string;
  courseId: string | null;
  brief: Brief;
  sources: DraftSourceView[];
  suggestions: SuggestionView[];
}

interface SuggestionRow {
  id: string;
  state: SuggestionState;
  content: unknown;
  citations: CitationView[];
}

/** A draft of the asker's with its sources, in the order in which they were chosen (their ids tell), and suggestions. Three queries. @throws AppError NOT_FOUND, also for somebody else's. */
export async function getDraft({ db, actor }: Pick<Deps, "db" | "actor">, draftId: string): Promise<DraftView> {
  const draft = await db.aICourseDraft.findFirst({
    where: { id: draftId, instructorId: ownerOf({ actor }) },
    select: { id: true, courseId: true, ...briefColumns },
  });
  if (!draft) throw notFound();
  const [sources, suggestions] = await Promise.all([
    db.$queryRaw<SourceRow[]>`
      SELECT id::text AS id, title, kind, state::text AS state, error, metadata - 'headings' AS metadata
        FROM draft_source WHERE draft_id = ${draftId}::uuid ORDER BY id`,
    db.$queryRaw<SuggestionRow[]>`
      SELECT g.id::text AS id, g.state::text AS state, g.content,
             coalesce(jsonb_agg(jsonb_build_object(
               'spanId', c.span_id, 'quote', c.quote, 'sourceId', o.id, 'sourceTitle', o.title, 'position', s.position,
               'page', s.page, 'startSecond', s.start_second)) FILTER (WHERE c.id IS NOT NULL), '[]') AS citations
        FROM suggestion g
        LEFT JOIN citation c ON c.suggestion_id = g.id
        LEFT JOIN source_span s ON s.id = c.span_id
        LEFT JOIN draft_source o ON o.id = s.source_id
       WHERE g.draft_id = ${draftId}::uuid AND g.target_kind = 'module'
       GROUP BY g.id ORDER BY g.position, g.id`,
  ]);
  return {
    id: draft.id,
    courseId: draft.courseId,
    brief: briefOf(draft),
    sources: sources.map(sourceViewOf),
    suggestions: suggestions.map(suggestionViewOf),
  };
}

function suggestionViewOf({ id, state, content, citations }: SuggestionRow): SuggestionView {
  const { title, spanId, lessons, suggested } = ModuleContent.parse(content);
  const bySpan = new Map(citations.map((citation) => [citation.spanId, citation]));
  return {
    id,
    state,
    title,
    citation: bySpan.get(spanId) ?? null,
    lessons: lessons.map((lesson) => ({
      lessonId: lesson.lessonId,
      title: lesson.title,
      citation: bySpan.get(lesson.spanId) ?? null,
    })),
    isEdited: suggested !== null,
  };
}

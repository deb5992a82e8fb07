import "server-only";
import * as z from "zod";
import {
  BlockContent,
  LandingContent,
  ModuleContent,
  ModulePlanContent,
  QuestionContent,
  ReplacedBlock,
  Stage,
} from "@/features/drafting/suggestions";
import { Prisma } from "@/generated/prisma/client";
import { SuggestionState } from "@/generated/prisma/enums";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

/** Where in the sources something is, and its words. */
const CitationView = rowSchema(() => ({
  spanId: z.string(),
  quote: z.string(),
  sourceId: z.string(),
  sourceTitle: z.string(),
  /** Of the span, from 0: its place on the page that shows what was read. */
  position: z.number(),
  page: z.number().nullable(),
  startSecond: z.number().nullable(),
  /** Of the quote in the text of its source; null for recordings. */
  startChar: z.number().nullable(),
  endChar: z.number().nullable(),
}));
export type CitationView = RowOf<typeof CitationView>;

/** What is suggested, by kind. */
export type SuggestionBody =
  | {
      kind: "module";
      title: string;
      citation: CitationView | null;
      lessons: { lessonId: string; title: string; citation: CitationView | null }[];
    }
  | {
      kind: "module-plan";
      moduleId: string;
      description: string;
      lessons: { lessonId: string; plan: string }[];
      replaces: string | null;
    }
  | { kind: "block"; title: string; markdown: string; replaces: string | null }
  | { kind: "question"; question: QuestionContent["question"] }
  | {
      kind: "landing";
      field: LandingContent["field"];
      value: LandingContent["value"];
      replaces: LandingContent["value"] | null;
    };

export interface SuggestionView {
  id: string;
  stage: Stage;
  state: SuggestionState;
  lessonId: string | null;
  /** What was made with it when it was accepted. */
  targetId: string | null;
  body: SuggestionBody;
  citations: CitationView[];
  isEdited: boolean;
  /** Made by a model; false for what came out of the sources alone. */
  isFromModel: boolean;
  isUnsupported: boolean;
  problems: string[];
  unitId: string | null;
  firstTryId: string | null;
  decidedAt: string | null;
}

const SuggestionRow = rowSchema(() => ({
  id: z.string(),
  stage: z.string(),
  state: z.enum(SuggestionState),
  kind: z.string(),
  lessonId: z.string().nullable(),
  targetId: z.string().nullable(),
  content: json(),
  replaces: json(),
  runId: z.string().nullable(),
  unitId: z.string().nullable(),
  firstTryId: z.string().nullable(),
  isUnsupported: z.boolean(),
  problems: z.array(z.string()),
  decidedAt: z.date().nullable(),
  citations: z.array(CitationView()),
}));
type SuggestionRow = RowOf<typeof SuggestionRow>;

/** Suggestions of a draft in their order, with what each rests on. Who may see them is asked before. One query. */
export async function readSuggestions(
  db: Tx,
  draftId: string,
  { stage, lessonId, ids }: { stage?: Stage; lessonId?: string; ids?: readonly string[] } = {},
): Promise<SuggestionView[]> {
  const rows = await queryRows(db, SuggestionRow)`
    SELECT g.id::text AS id, g.stage, g.state::text AS state, g.target_kind AS kind, g.lesson_id::text AS "lessonId",
           g.target_id AS "targetId", g.content, g.replaces, g.run_id::text AS "runId", g.unit_id::text AS "unitId",
           g.first_try_id::text AS "firstTryId", g.is_unsupported AS "isUnsupported", g.problems, g.decided_at AS "decidedAt",
           coalesce((SELECT jsonb_agg(jsonb_build_object(
             'spanId', c.span_id, 'quote', c.quote, 'sourceId', o.id, 'sourceTitle', o.title, 'position', s.position,
             'page', s.page, 'startSecond', s.start_second,
             'startChar', s.start_char + position(c.quote IN s.text) - 1,
             'endChar', s.start_char + position(c.quote IN s.text) - 1 + length(c.quote)) ORDER BY c.id)
             FROM citation c JOIN source_span s ON s.id = c.span_id JOIN draft_source o ON o.id = s.source_id
            WHERE c.suggestion_id = g.id), '[]') AS citations
      FROM suggestion g
     WHERE g.draft_id = ${draftId}::uuid
       ${stage ? Prisma.sql`AND g.stage = ${stage}` : Prisma.empty}
       ${lessonId ? Prisma.sql`AND g.lesson_id = ${lessonId}::uuid` : Prisma.empty}
       ${ids ? Prisma.sql`AND g.id = ANY(${[...ids]}::uuid[])` : Prisma.empty}
     ORDER BY g.position, g.id`;
  return rows.map(viewOf);
}

function viewOf({ kind, content, replaces, runId, decidedAt, stage, ...row }: SuggestionRow): SuggestionView {
  const { suggested, body } = bodyOf(kind, content, replaces, row.citations);
  return {
    ...row,
    stage: Stage.parse(stage),
    body,
    isEdited: suggested !== null,
    // They were found in the model's words; an author's own are not judged.
    problems: suggested === null ? row.problems : [],
    isFromModel: runId !== null,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

function bodyOf(
  kind: string,
  content: unknown,
  replaces: unknown,
  citations: readonly CitationView[],
): { suggested: unknown; body: SuggestionBody } {
  switch (kind) {
    case "module": {
      const { title, spanId, lessons, suggested } = ModuleContent.parse(content);
      const of = (span: string | null) => citations.find((citation) => citation.spanId === span) ?? null;
      const cited = lessons.map((lesson) => ({
        lessonId: lesson.lessonId,
        title: lesson.title,
        citation: of(lesson.spanId),
      }));
      return { suggested, body: { kind, title, citation: of(spanId), lessons: cited } };
    }
    case "module-plan": {
      const { suggested, ...plan } = ModulePlanContent.parse(content);
      return { suggested, body: { kind, ...plan, replaces: z.string().safeParse(replaces).data ?? null } };
    }
    case "block": {
      const { suggested, ...block } = BlockContent.parse(content);
      const replaced = ReplacedBlock.safeParse(replaces).data?.markdown ?? null;
      return { suggested, body: { kind, ...block, replaces: replaced } };
    }
    case "question": {
      const { suggested, question } = QuestionContent.parse(content);
      return { suggested, body: { kind, question } };
    }
    case "landing": {
      const { suggested, ...landing } = LandingContent.parse(content);
      const replaced = LandingContent.shape.value.safeParse(replaces).data ?? null;
      return { suggested, body: { kind, ...landing, replaces: replaced } };
    }
    default:
      throw new Error(`there is no kind of suggestion "${kind}"`);
  }
}

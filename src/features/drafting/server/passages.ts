import "server-only";
import * as z from "zod";
import { clockOf } from "@/features/drafting/rules";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { estimateTokens } from "./model/tokens";
import type { Passage } from "./stages/stage-of-draft";

interface Choice {
  draftId: string;
  /** Words that say what it is to be about. */
  about: readonly string[];
  /** Spans that have to be in, with what follows each in its source. */
  near?: readonly string[];
  mostTokens: number;
  /** Headings and the beginnings of what follows them first: for a look over all of it. */
  isSpread?: boolean;
}

const SpanRow = rowSchema(() => ({
  id: z.string(),
  text: z.string(),
  title: z.string(),
  page: z.number().nullable(),
  startSecond: z.number().nullable(),
  sourceId: z.string(),
  position: z.number(),
}));
type SpanRow = RowOf<typeof SpanRow>;

/** Spans after one that has to be in: about two pages of a book. */
const following = 12;
/** Most that are looked at. */
const mostSpans = 400;
const markTokens = 30;

/**
 * Passages of a draft's sources for one request: those that have to be in and what follows them, then those that share most words
 * with what it is about, then from the beginning of each source, as far as the room goes; in the order of the sources. The same
 * sources give the same passages, and marks.
 */
export async function choosePassages(
  db: Tx,
  { draftId, about, near = [], mostTokens, isSpread = false }: Choice,
): Promise<Passage[]> {
  const words = [...new Set(about.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []))].slice(
    0,
    60,
  );
  const query = words.map((word) => `'${word}'`).join(" | ");
  const rows = await queryRows(db, SpanRow)`
    WITH span AS (
      SELECT s.id, s.text, s.page, s.start_second, s.source_id, s.position, o.title,
             o.metadata -> 'headings' @> jsonb_build_array(jsonb_build_object('position', s.position)) AS is_heading
        FROM source_span s JOIN draft_source o ON o.id = s.source_id
       WHERE o.draft_id = ${draftId}::uuid AND o.state = 'DONE'
    ), wanted AS (
      SELECT source_id, position FROM span WHERE id = ANY(${[...near]}::uuid[])
    )
    SELECT id::text AS id, text, title, page, start_second AS "startSecond", source_id::text AS "sourceId", position
      FROM span p
     ORDER BY ${isSpread ? Prisma.sql`is_heading DESC,` : Prisma.empty}
       EXISTS (SELECT 1 FROM wanted w WHERE w.source_id = p.source_id AND p.position BETWEEN w.position AND w.position + ${following}) DESC,
       ${query === "" ? Prisma.sql`0::float8` : Prisma.sql`ts_rank_cd(to_tsvector('simple', text), to_tsquery('simple', ${query}), 1)`} DESC,
       position, source_id
     LIMIT ${mostSpans}`;
  const kept: SpanRow[] = [];
  let tokens = 0;
  for (const row of rows) {
    tokens += estimateTokens(row.text) + markTokens;
    if (tokens > mostTokens) break;
    kept.push(row);
  }
  kept.sort((a, b) => (a.sourceId === b.sourceId ? a.position - b.position : a.sourceId < b.sourceId ? -1 : 1));
  return kept.map((row, index) => ({ mark: `P${index + 1}`, spanId: row.id, text: row.text, where: whereOf(row) }));
}

function whereOf({ title, page, startSecond }: SpanRow): string {
  if (page !== null) return `${title}, page ${page}`;
  return startSecond === null ? title : `${title}, ${clockOf(startSecond)}`;
}

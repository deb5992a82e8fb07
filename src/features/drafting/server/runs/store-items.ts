import "server-only";
import type { ItemInHand, ModelCitation, StageRequest } from "@/features/drafting/server/stages/stage-of-draft";
import type { AnyStage } from "@/features/drafting/server/stages/stages";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";
import { citedQuote } from "./cited-quote";
import type { LoadedUnit } from "./load-unit";

export const suggestionIdOf = (unitId: string, index: number): string => stableId("suggestion", unitId, String(index));

/** Suggestions of one unit are together, in the order of the units. */
const unitsApart = 1_000;

export interface StoringItem {
  loaded: LoadedUnit;
  stage: AnyStage;
  request: StageRequest;
  index: number;
  item: unknown;
  problems: readonly string[];
  at: Date;
}

/**
 * Makes the suggestion of an item, with the citations whose words are in the sources. Made again it is the same row; what its
 * author has decided or changed meanwhile stays. @returns its id, null for an item that is good for nothing.
 */
export async function storeItem(tx: Tx, storing: StoringItem): Promise<string | null> {
  const { loaded, stage, request, index, item, problems, at } = storing;
  const { unit, draft, runId, position } = loaded;
  const cited = (citation: ModelCitation) => citedIn(request, citation);
  const newId = (name: string) => stableId("drafted", unit.id, String(index), name);
  const hand: ItemInHand = { draft, unit, request, index, newId, cited };
  const made = stage.suggest(item, hand);
  if (made === null) return null;
  const id = suggestionIdOf(unit.id, index);
  const found = made.citations.flatMap((citation) => cited(citation) ?? []);
  const citations = found.filter(
    ({ spanId, quote }, at) => found.findIndex((other) => other.spanId === spanId && other.quote === quote) === at,
  );
  const first = unit.retried && (await firstTryOf(tx, unit.retried.suggestionId));
  const row = {
    id,
    draftId: draft.draftId,
    runId,
    unitId: unit.id,
    stage: stage.name,
    targetKind: made.kind,
    lessonId: made.lessonId,
    firstTryId: first ?? null,
    position: unit.retried?.position ?? position * unitsApart + index,
    content: made.content as Prisma.InputJsonValue,
    replaces: (made.replaces as Prisma.InputJsonValue | undefined) ?? Prisma.DbNull,
    isUnsupported: citations.length === 0,
    problems: [...problems],
  };
  const { count } = await tx.suggestion.createMany({ data: [{ ...row, createdAt: at }], skipDuplicates: true });
  if (count === 0) {
    const [open] = await queryRows(tx, IdRow)`
      SELECT id FROM suggestion WHERE id = ${id}::uuid AND state = 'PENDING' AND content -> 'suggested' = 'null' FOR UPDATE`;
    if (!open) return id;
    await tx.suggestion.update({ where: { id }, data: row });
    await tx.citation.deleteMany({ where: { suggestionId: id } });
  }
  await insertRows(
    tx,
    "citation",
    citations.map(({ spanId, quote }, at_) => ({
      id: stableId("citation", id, String(at_)),
      suggestionId: id,
      spanId,
      quote,
      createdAt: at,
    })),
  );
  await assertQuotes(tx, id);
  return id;
}

function citedIn({ passages }: StageRequest, { passage, quote }: ModelCitation) {
  const said = passages.find(({ mark }) => mark === passage.trim());
  const own = said && citedQuote(said.text, quote);
  if (said && own) return { spanId: said.spanId, quote: own };
  // The words are there, under another mark: the words are what counts.
  for (const { spanId, text } of passages) {
    const other = citedQuote(text, quote);
    if (other !== null) return { spanId, quote: other };
  }
  return null;
}

/** What a citation quotes is checked where the source is, whoever made it. */
async function assertQuotes(tx: Tx, suggestionId: string): Promise<void> {
  const [wrong] = await queryRows(tx, IdRow)`
    SELECT c.id::text AS id FROM citation c
      JOIN suggestion g ON g.id = c.suggestion_id
      JOIN source_span s ON s.id = c.span_id
      JOIN draft_source o ON o.id = s.source_id
     WHERE g.id = ${suggestionId}::uuid AND (position(c.quote IN s.text) = 0 OR c.quote = '' OR o.draft_id <> g.draft_id) LIMIT 1`;
  if (wrong) throw new Error(`citation ${wrong.id} is no part of its source`);
}

async function firstTryOf(tx: Tx, suggestionId: string): Promise<string> {
  const row = await tx.suggestion.findUnique({ where: { id: suggestionId }, select: { firstTryId: true } });
  return row?.firstTryId ?? suggestionId;
}

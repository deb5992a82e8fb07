import "server-only";
import { holdOwnDraft } from "@/features/drafting/server/own-draft";
import { SourceMetadata } from "@/features/drafting/server/source-row";
import { ModuleContent } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { outlineOfSources } from "./outline-of-sources";
import type { OutlineModule, OutlineSource } from "./outline-types";
import { OutlineSpan } from "./outline-types";

/** Characters of a span that its title may be taken from. */
const titleRoom = 400;
export const outlineStage = "outline";

/**
 * Suggests an outline in the words of the sources, without a model. What was suggested before gives way to it, unless it was
 * accepted or an author has written in it: that stays and is not suggested again.
 * @throws AppError NOT_FOUND; RULE_BROKEN `drafting.no_sources`, `drafting.sources_pending`.
 */
export function generateOutline(
  deps: Pick<PersonDeps, "db" | "actor" | "now">,
  { draftId }: { draftId: string },
): Promise<{ suggested: number }> {
  return deps.db.$transaction(async (tx) => {
    await holdOwnDraft(tx, deps, draftId);
    const sources = await readSources(tx, draftId);
    const before = await tx.suggestion.findMany({
      where: { draftId, stage: outlineStage },
      select: { id: true, state: true, position: true, content: true },
    });
    const rows = before.map((row) => ({ ...row, content: ModuleContent.parse(row.content) }));
    const givesWay = ({ state, content }: (typeof rows)[number]) =>
      content.suggested === null && (state === "PENDING" || state === "REJECTED");
    const kept = rows.filter((row) => !givesWay(row));
    await tx.suggestion.deleteMany({ where: { id: { in: rows.filter(givesWay).map(({ id }) => id) } } });
    const accepted = new Set(kept.map(({ content }) => content.spanId));
    const modules = outlineOfSources(sources).filter(({ spanId }) => !accepted.has(spanId));
    const after = Math.max(-1, ...kept.map(({ position }) => position)) + 1;
    await storeSuggestions(tx, { draftId, modules, after, at: deps.now() });
    await tx.aICourseDraft.update({ where: { id: draftId }, data: { hasOutline: true } });
    return { suggested: modules.length };
  });
}

async function readSources(tx: Tx, draftId: string): Promise<OutlineSource[]> {
  const rows = await tx.draftSource.findMany({
    where: { draftId },
    // Their ids are made in the order in which they were chosen, however long each took to arrive.
    orderBy: { id: "asc" },
    select: { id: true, title: true, state: true, metadata: true },
  });
  if (rows.some(({ state }) => state === "PENDING" || state === "PROCESSING"))
    throw new AppError("RULE_BROKEN", "drafting.sources_pending");
  const ready = rows.filter(({ state }) => state === "DONE");
  if (ready.length === 0) throw new AppError("RULE_BROKEN", "drafting.no_sources");
  const sources: OutlineSource[] = [];
  for (const row of ready) {
    const { headings, links } = SourceMetadata.parse(row.metadata);
    const spans = await queryRows(tx, OutlineSpan)`
      SELECT id::text AS id, position, left(text, ${titleRoom}) AS text, char_length(text) AS length
        FROM source_span WHERE source_id = ${row.id}::uuid ORDER BY position`;
    sources.push({ title: row.title, spans, headings, links });
  }
  return sources;
}

interface Storing {
  draftId: string;
  modules: readonly OutlineModule[];
  /** Place of the first. */
  after: number;
  at: Date;
}

async function storeSuggestions(tx: Tx, { draftId, modules, after, at }: Storing): Promise<void> {
  const made = modules.map((module) => ({ id: uuidV7(), module }));
  const suggestions = made.map(({ id, module: { title, spanId, lessons } }, index) => ({
    id,
    draftId,
    stage: outlineStage,
    targetKind: "module",
    position: after + index,
    content: ModuleContent.parse({
      moduleId: uuidV7(),
      title,
      spanId,
      lessons: lessons.map(({ title: name, spanId: from, passage }) => ({
        lessonId: uuidV7(),
        title: name,
        spanId: from,
        passage,
      })),
      suggested: null,
    }),
    state: "PENDING",
    createdAt: at,
    updatedAt: at,
  }));
  const citations = made.flatMap(({ id: suggestionId, module }) =>
    [module, ...module.lessons].map(({ spanId, quote }) => ({
      id: uuidV7(),
      suggestionId,
      spanId,
      quote,
      createdAt: at,
    })),
  );
  await insertRows(tx, "suggestion", suggestions);
  await insertRows(tx, "citation", citations);
  // What a citation quotes is checked where the source is, whoever made it.
  const [wrong] = await queryRows(tx, IdRow)`
    SELECT c.id::text AS id FROM citation c
      JOIN suggestion g ON g.id = c.suggestion_id
      JOIN source_span s ON s.id = c.span_id
      JOIN draft_source o ON o.id = s.source_id
     WHERE g.draft_id = ${draftId}::uuid AND (position(c.quote IN s.text) = 0 OR c.quote = '' OR o.draft_id <> g.draft_id) LIMIT 1`;
  if (wrong) throw new Error(`citation ${wrong.id} is no part of its source`);
}

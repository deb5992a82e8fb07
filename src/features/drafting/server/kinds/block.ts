import "server-only";
import * as z from "zod";
import { mostText } from "@/features/authoring/lesson/schema";
import { findDraftLesson } from "@/features/authoring/server/lesson/find-lesson";
import { readTexts, storeTexts } from "@/features/authoring/server/lesson/store-texts";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { notFound } from "@/features/drafting/server/own-draft";
import { BlockContent, ReplacedBlock } from "@/features/drafting/suggestions";
import { asPlaced, countBlocks, findRuns, placeBlocks } from "@/features/editor/document/place-blocks";
import { findStanding, type PlacedText } from "@/features/editor/document/standing-blocks";
import { SuggestionState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { placeAmong } from "./place-among";
import type { DecideDeps, KindOfSuggestion, SuggestionPlace } from "./suggestion-kind";

/**
 * A block of a lesson's text. It is written, or taken away, in the same transaction that says so of the suggestion, so a crash
 * leaves both done or neither; the lesson's revision and history take part as with any save.
 */
export const blockKind: KindOfSuggestion<BlockContent, "block"> = {
  name: "block",
  content: BlockContent,

  async accept(deps, place) {
    const { suggestionId: targetId } = place;
    if (place.targetId !== null) return { targetId };
    await changeLesson(deps, place, async (tx, content, held) => {
      if (held.targetId !== null) return content;
      if (held.state !== "PENDING") throw new AppError("CONFLICT", "drafting.already_decided");
      // What is stored now: it may have been edited since it was read.
      const { markdown, suggested } = BlockContent.parse(held.content);
      const after = await withBlock(tx, place, content, markdown);
      if (after.length > mostText) throw new AppError("RULE_BROKEN", "drafting.lesson_full");
      const state = suggested === null ? "ACCEPTED" : "EDITED";
      await decide(tx, targetId, { state, targetId, decidedById: deps.actor.id, decidedAt: deps.now() });
      return after;
    });
    return { targetId };
  },

  async takeBack(deps, place, content) {
    if (place.targetId === null) return content;
    await changeLesson(deps, place, async (tx, text, held) => {
      if (held.targetId === null) return text;
      const run = findStanding(text, await readAccepted(tx, place)).get(place.suggestionId);
      if (!run) throw new AppError("CONFLICT", "drafting.written_since");
      const replaced = ReplacedBlock.safeParse(place.replaces).data?.markdown ?? "";
      await decide(tx, place.suggestionId, { state: "PENDING", targetId: null, decidedById: null, decidedAt: null });
      return placeBlocks(text, run, replaced);
    });
    return content;
  },

  edit(content, { markdown }) {
    const suggested = content.suggested ?? content.markdown;
    return { ...content, markdown, suggested: markdown === suggested ? null : suggested };
  },

  asSuggested: (content) => ({ ...content, markdown: content.suggested ?? content.markdown, suggested: null }),
};

const Held = rowSchema(() => ({ state: z.enum(SuggestionState), targetId: z.string().nullable(), content: json() }));
type Held = RowOf<typeof Held>;

type Change = (tx: Tx, content: string, held: Held) => Promise<string>;

/** Changes what enrolled students read in the lesson, in one transaction that holds the course and the suggestion. */
async function changeLesson(deps: DecideDeps, place: SuggestionPlace, change: Change): Promise<void> {
  const { courseId, lessonId, suggestionId } = place;
  if (lessonId === null) throw notFound();
  await editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { id } = await findDraftLesson(tx, versionId, lessonId);
    const [held] = await queryRows(tx, Held)`
      SELECT state::text AS state, target_id AS "targetId", content FROM suggestion
       WHERE id = ${suggestionId}::uuid FOR UPDATE`;
    if (!held) throw notFound();
    const before = await readTexts(tx, id);
    const after = { ...before, content: await change(tx, before.content, held) };
    const byId = deps.actor.id;
    await storeTexts(tx, { courseId, versionId, lessonId, byId, at }, { id, before, after });
  });
}

/** @throws AppError CONFLICT `drafting.text_changed` */
async function withBlock(tx: Tx, place: SuggestionPlace, content: string, markdown: string): Promise<string> {
  const text = asPlaced(content, markdown);
  const replaced = ReplacedBlock.safeParse(place.replaces).data;
  if (replaced) {
    const runs = findRuns(content, replaced.markdown);
    const run = runs.length > 1 ? runs.find(({ index }) => index === replaced.index) : runs[0];
    if (!run) throw new AppError("CONFLICT", "drafting.text_changed");
    return placeBlocks(content, run, text);
  }
  const all = await readAccepted(tx, place);
  const own = all.findIndex(({ id }) => id === place.suggestionId);
  const ids = all.map(({ id }) => id);
  const order = { before: ids.slice(0, own), after: ids.slice(own + 1) };
  const standing = findStanding(
    content,
    all.filter((_, at) => at !== own),
  );
  const index = placeAmong(standing, order, countBlocks(content));
  return placeBlocks(content, { index, count: 0 }, text);
}

/**
 * The blocks that this draft has written into the lesson, and the one in hand, in the order in which they were suggested: by run,
 * then by place. One that was written again has the place of its first try.
 */
async function readAccepted(tx: Tx, { draftId, lessonId, suggestionId }: SuggestionPlace): Promise<PlacedText[]> {
  const rows = await queryRows(tx, () =>
    z.strictObject({ id: z.string(), content: json(), near: z.number().nullable() }),
  )`
    SELECT g.id::text AS id, g.content, (g.replaces ->> 'index')::int AS near FROM suggestion g
      LEFT JOIN suggestion f ON f.id = g.first_try_id
      LEFT JOIN draft_run r ON r.id = coalesce(f.run_id, g.run_id)
     WHERE g.draft_id = ${draftId}::uuid AND g.lesson_id = ${lessonId}::uuid AND g.target_kind = 'block'
       AND (g.id = ${suggestionId}::uuid OR (g.state IN ('ACCEPTED', 'EDITED') AND g.target_id IS NOT NULL))
     ORDER BY r.created_at NULLS FIRST, g.position, g.id`;
  return rows.map(({ content, ...row }) => ({ ...row, markdown: BlockContent.parse(content).markdown }));
}

interface Decided {
  state: SuggestionState;
  targetId: string | null;
  decidedById: string | null;
  decidedAt: Date | null;
}

const decide = (tx: Tx, id: string, data: Decided) =>
  tx.suggestion.update({ where: { id }, data, select: { id: true } });

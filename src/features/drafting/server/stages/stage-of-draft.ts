import "server-only";
import type * as z from "zod";
import type { Brief } from "@/features/drafting/schema";
import type { Stage, SuggestionKind } from "@/features/drafting/suggestions";
import type { Tx } from "@/server/db/client";

/** What every stage is told of the draft it writes for. */
export interface DraftInHand {
  draftId: string;
  courseId: string | null;
  instructorId: string;
  brief: Brief;
  hasSources: boolean;
  /** What should be different this time, in the author's words; empty for a first try. */
  note: string;
}

/** A piece of work that one answer of the model does: the whole outline, one lesson. */
export interface UnitInHand {
  id: string;
  /** The stage's own name, or the id of the module or lesson that it is about. */
  key: string;
  title: string;
  /** Set when one suggestion alone is to be written again. */
  retried: { suggestionId: string; kind: SuggestionKind; content: unknown; replaces: unknown; position: number } | null;
}

/** A passage of the sources as the model sees it; it cites by `mark`. */
export interface Passage {
  /** "P1", "P2" ... */
  mark: string;
  spanId: string;
  text: string;
  /** "notes.pdf, page 3" */
  where: string;
}

export interface StageRequest {
  /** For the stage's prompt, beside those of the brief (see `stageVariables`). Texts of the course are data, like passages. */
  variables: Record<string, string>;
  passages: Passage[];
  /** Most tokens of the answer. */
  mostTokens: number;
  /** Whatever `suggest` and `judge` need again; must be the same when the request is made a second time. */
  facts?: unknown;
}

/** What the model has to say for every item: `passage` is a mark, `quote` words of that passage, letter for letter. */
export interface ModelCitation {
  passage: string;
  quote: string;
}

/** A suggestion as a stage makes it of an item; citations are checked and stored by the run. */
export interface MadeSuggestion {
  kind: SuggestionKind;
  lessonId: string | null;
  content: unknown;
  replaces?: unknown;
  citations: ModelCitation[];
}

export interface ItemInHand {
  draft: DraftInHand;
  unit: UnitInHand;
  request: StageRequest;
  /** Place of the item in the answer, from 0. */
  index: number;
  /** An id that is the same whenever this item of this unit is made again: `newId("lesson 3")`. */
  newId: (name: string) => string;
  /** The span of a citation whose quote was found in it; null where none was. Its quote is the source's own words. */
  cited: (citation: ModelCitation) => { spanId: string; quote: string } | null;
}

/** One stage of a draft: which pieces of work it has, what the model is asked for each, what becomes of the answer. */
export interface StageOfDraft<Item> {
  name: Stage;
  /** One item of the answer, `{ items: Item[] }`. For structured outputs: no optional fields, null instead. */
  item: z.ZodType<Item>;
  /** The pieces of work, in order. @throws AppError RULE_BROKEN where there is nothing to write for yet. */
  plan(db: Tx, draft: DraftInHand): Promise<{ key: string; title: string }[]>;
  request(db: Tx, draft: DraftInHand, unit: UnitInHand): Promise<StageRequest>;
  /** The suggestion of an item; null for one that is good for nothing. Pure: made again it is the same. */
  suggest(item: Item, at: ItemInHand): MadeSuggestion | null;
  /**
   * What is wrong with each item, in reasons; all items that were kept so far are given, since they must fit together. Items with
   * reasons are asked for again, `mostRounds` times in all, then suggested with their reasons shown.
   */
  judge?(items: readonly Item[], request: StageRequest): string[][];
  /** What is seen of an item while it is being written, out of what has come of it. */
  preview(partial: Partial<Item>): string;
}

export const mostRounds = 3;

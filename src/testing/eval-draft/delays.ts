import { ItemReader } from "@/features/drafting/server/model/item-reader";
import type { DraftEvent } from "@/features/drafting/server/runs/watch-draft";
import type { Exchange } from "./wire";

/** When someone who watches a draft saw its first words, and each suggestion. */
export interface Sight {
  firstText: number | null;
  suggestions: Map<string, number>;
}

export const noSight = (): Sight => ({ firstText: null, suggestions: new Map() });

/** Notes the time of an event that has just arrived. */
export function see(sight: Sight, event: DraftEvent): void {
  const at = Date.now();
  if (event.type === "text") sight.firstText ??= at;
  if (event.type === "suggestion" && !sight.suggestions.has(event.suggestion.id))
    sight.suggestions.set(event.suggestion.id, at);
}

export interface Delays {
  /** From the server's first piece of the answer to the first words that are seen. */
  text: number[];
  /** From the piece that completes an item to its suggestion. */
  suggestion: number[];
}

/** Milliseconds between what a server sent for one unit and what was seen of it. */
export function delaysOf({ pieces }: Exchange, { firstText, suggestions }: Sight): Delays {
  const reader = new ItemReader();
  const completed = pieces.flatMap(({ at, text }) => reader.push(text).map(() => at));
  const seen = [...suggestions.values()];
  return {
    text: firstText === null ? [] : [firstText - (pieces[0]?.at ?? Number.NaN)],
    suggestion: seen.map((at, index) => at - (completed[index] ?? Number.NaN)),
  };
}

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * of) / 100) - 1)] ?? Number.NaN;
}

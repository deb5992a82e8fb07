import type { ReadingPlace } from "@/features/learning/schema";

/** Top and bottom in the window, in pixels; above the window they are negative. */
export interface Extent {
  top: number;
  bottom: number;
}

/**
 * Where the reader of a text is. `line` is the highest in the window at which they can read, below what stays at its top. What
 * is further down counts as not yet read, also where all of it fits into the window. Null for a text without blocks.
 */
export function placeIn(text: Extent, blocks: readonly Extent[], line: number): ReadingPlace | null {
  if (blocks.length === 0 || text.bottom <= text.top) return null;
  const first = blocks.findIndex(({ bottom }) => bottom > line);
  const share = (line - text.top) / (text.bottom - text.top);
  return { block: first < 0 ? blocks.length - 1 : first, share: Math.min(1, Math.max(0, share)) };
}

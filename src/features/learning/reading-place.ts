import type { ReadingPlace } from "@/features/learning/schema";

/** Top and bottom in the window, in pixels; above the window they are negative. */
export interface Extent {
  top: number;
  bottom: number;
}

/**
 * Where the reader of a text is. `line` is the highest at which they can read, below what stays at the top of the window, and
 * `end` its bottom. Once the end of the text is in the window, all of it counts as read. Null for a text without blocks.
 */
export function placeIn(
  text: Extent,
  blocks: readonly Extent[],
  { line, end }: { line: number; end: number },
): ReadingPlace | null {
  if (blocks.length === 0 || text.bottom <= text.top) return null;
  const first = blocks.findIndex(({ bottom }) => bottom > line);
  const block = first < 0 ? blocks.length - 1 : first;
  if (text.bottom <= end) return { block, share: 1 };
  const share = (line - text.top) / (text.bottom - text.top);
  return { block, share: Math.min(1, Math.max(0, Math.round(share * 1_000) / 1_000)) };
}

import { isTangled } from "@/features/media/tangled-text";
import { separator, splitBlocks } from "./split-blocks";

/** What closes a block that would run to the end of the text. */
const closers = ["```", "~~~", ":::", "$$", "-->", "</script>", "</pre>", "</style>", "?>", "]]>", ">"];

/** The first of the wished spaces that keeps two blocks apart; otherwise the least that does. */
export function spaceBetween(before: string, after: string, wished: readonly string[], lineEnd: string): string {
  const apart = lineEnd + lineEnd;
  const candidates = [
    ...wished,
    apart,
    `${apart}${separator}${apart}`,
    ...closers.map((closer) => `${lineEnd}${closer}${apart}`),
  ];
  return candidates.find((space) => keepsApart(before, space, after)) ?? apart;
}

function keepsApart(before: string, space: string, after: string): boolean {
  if (isTangled(before) || isTangled(after)) return true;
  try {
    const first = splitBlocks(before).blocks.length;
    const { lead, blocks } = splitBlocks(before + space + after);
    if (blocks.length !== first + splitBlocks(after).blocks.length) return false;
    const start = blocks.slice(0, first).reduce((sum, { text, tail }) => sum + text.length + tail.length, lead.length);
    return start === before.length + space.length;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

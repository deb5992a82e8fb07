import { spaceBetween } from "./space-between";
import { lineEndOf, splitOrWhole } from "./split-blocks";

/** Some top-level blocks of a text, one after the other, counted from 0. */
export interface BlockRun {
  index: number;
  count: number;
}

/** Markdown as it is in a text once it was placed there: with the text's line ends, without blank edges. */
export function asPlaced(source: string, markdown: string): string {
  const text = markdown.replace(/\r\n?/g, "\n").replace(/^(?:[ \t]*\n)+|\s+$/g, "");
  return text.replaceAll("\n", lineEndOf(source));
}

/** Where whole blocks of a text are these very bytes, in order. */
export function findRuns(source: string, text: string): BlockRun[] {
  if (text === "" || !source.includes(text)) return [];
  const { blocks } = splitOrWhole(source);
  return blocks.flatMap((first, index) => {
    if (!text.startsWith(first.text)) return [];
    let read = "";
    for (let end = index; end < blocks.length && read.length < text.length; end += 1) {
      const block = blocks[end];
      if (read + block?.text === text) return [{ index, count: end - index + 1 }];
      read += `${block?.text}${block?.tail}`;
    }
    return [];
  });
}

export const countBlocks = (source: string): number => splitOrWhole(source).blocks.length;

/**
 * A source with a text (see `asPlaced`) where some of its blocks were; where none were, it goes before `index`. An empty text
 * takes them away. Every other block keeps its bytes, and what is placed reads as blocks of its own.
 */
export function placeBlocks(source: string, { index, count }: BlockRun, text: string): string {
  const { lead, blocks } = splitOrWhole(source);
  const lineEnd = lineEndOf(source);
  const join = (some: typeof blocks) => some.map(({ text, tail }) => text + tail).join("");
  const before = blocks[index - 1];
  const last = blocks[index + count - 1];
  const after = blocks[index + count];
  const head = lead + join(blocks.slice(0, Math.max(0, index - 1))) + (before?.text ?? "");
  const rest = join(blocks.slice(index + count));
  const tail = blocks.at(-1)?.tail ?? lineEnd;
  if (text === "") {
    if (!before || !after) return head + (after ? rest : before ? tail : "");
    return head + spaceBetween(head, after.text, [before.tail, last?.tail ?? ""], lineEnd) + rest;
  }
  // At the end of a text the last block's tail is its end, not a space that was meant to be between two.
  const wishedBefore = before && (after || count > 0) ? [before.tail] : [];
  // Judged with all that is before: the same line may read as something else after another block.
  const space = before ? spaceBetween(head, text, wishedBefore, lineEnd) : "";
  const placed = head + space + text;
  if (!after) return placed + tail;
  return placed + spaceBetween(placed, after.text, count > 0 ? [last?.tail ?? ""] : [], lineEnd) + rest;
}

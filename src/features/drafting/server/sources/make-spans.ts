import "server-only";
import { type Block, type BlockKind, cleanText } from "./block";
import type { SourceLimits } from "./limits";
import { SourceProblem } from "./source-problem";
import { splitText } from "./split-text";

/** At most so many characters (UTF-16 units) a span: enough for a paragraph, little enough to be read as evidence. */
export const SPAN_CHARACTERS = 1_200;

export interface Span {
  position: number;
  page: number | null;
  /** In the text of the source, in UTF-16 units; the end is not included. */
  startChar: number;
  endChar: number;
  startSecond: number | null;
  endSecond: number | null;
  text: string;
}

export interface Heading {
  /** Of the span that holds it. */
  position: number;
  level: number;
}

export interface SpannedText {
  /** `text.slice(span.startChar, span.endChar) === span.text` for every span. */
  text: string;
  spans: Span[];
  headings: Heading[];
  /** Of each span, which of the blocks it is from. */
  blockOf: number[];
}

/** Positions of the spans that are no prose. */
export interface SpanForms {
  items: number[];
  code: number[];
  links: number[];
}

/** What the spans of a source are besides text, by the blocks that they were made from. */
export function formsOf(blocks: readonly Block[], blockOf: readonly number[]): SpanForms {
  const positionsOf = (fits: (block: Block) => boolean) =>
    blockOf.flatMap((index, position) => {
      const block = blocks[index];
      return block && fits(block) ? [position] : [];
    });
  const of = (kind: BlockKind) => positionsOf((block) => block.kind === kind);
  return { items: of("item"), code: of("code"), links: positionsOf(({ isLinks }) => isLinks === true) };
}

/**
 * The text of a source, its blocks parted by empty lines, and the spans that address it.
 * @throws SourceProblem "too_long"
 */
export function makeSpans(blocks: readonly Block[], limits: SourceLimits): SpannedText {
  const spans: Span[] = [];
  const headings: Heading[] = [];
  const blockOf: number[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const [place, block] of blocks.entries()) {
    const text = cleanText(block.text, block.kind);
    if (text === "") continue;
    if (parts.length > 0) at += 2;
    for (const [index, { start, end }] of splitText(text, SPAN_CHARACTERS).entries()) {
      if (index === 0 && block.kind === "heading") headings.push({ position: spans.length, level: block.level ?? 1 });
      blockOf.push(place);
      spans.push({
        position: spans.length,
        page: block.page ?? null,
        startChar: at + start,
        endChar: at + end,
        startSecond: block.startSecond ?? null,
        endSecond: block.endSecond ?? null,
        text: text.slice(start, end),
      });
    }
    parts.push(text);
    at += text.length;
    if (at > limits.characters) throw new SourceProblem("too_long", { most: limits.characters });
    if (spans.length > limits.spans) throw new SourceProblem("too_long", { most: limits.characters });
  }
  return { text: parts.join("\n\n"), spans, headings, blockOf };
}

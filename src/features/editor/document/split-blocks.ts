import type { RootContent } from "mdast";
import { isTangled } from "@/features/media/tangled-text";
import { parseMarkdown } from "./markdown-dialect";

/** One top-level block of a text: `text` is the block itself, `tail` what is between it and the next. */
export interface SourceBlock {
  node: RootContent;
  text: string;
  tail: string;
}

export interface SplitSource {
  /** Byte order mark and empty lines before the first block. */
  lead: string;
  blocks: SourceBlock[];
  /** What the parser read: `source` without its byte order mark. Positions count from here. */
  body: string;
}

/** Keeps two lists apart, or a list and what is indented after it: it belongs to the space between blocks. */
export const separator = "<!-- -->";

const isSeparator = (node: RootContent): boolean => node.type === "html" && node.value === separator;

/**
 * The top-level blocks of a text. `lead` and every `text` and `tail`, one after the other, are the source again, byte
 * for byte. Throws a RangeError for a text too deeply nested to parse.
 */
export function splitBlocks(source: string): SplitSource {
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = source.slice(mark.length);
  const nodes = parseMarkdown(body).children.filter(
    (node, index, all) => !(isSeparator(node) && index > 0 && index < all.length - 1),
  );
  const starts = nodes.map((node, index) => startOf(node, nodes[index - 1], body));
  const blocks = nodes.map((node, index): SourceBlock => {
    const start = starts[index] ?? 0;
    const end = node.position?.end.offset ?? start;
    return { node, text: body.slice(start, end), tail: body.slice(end, starts[index + 1] ?? body.length) };
  });
  return { lead: mark + body.slice(0, starts[0] ?? body.length), blocks, body };
}

/** The same, of a text that is too deeply nested to parse as one block. */
export function splitOrWhole(source: string): SplitSource {
  try {
    if (!isTangled(source)) return splitBlocks(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const node: RootContent = { type: "html", value: source };
  return { lead: "", blocks: [{ node, text: source, tail: "" }], body: source };
}

/** How the lines of a text end. */
export function lineEndOf(source: string): "\n" | "\r\n" | "\r" {
  const lineEnd = /\r\n|\r|\n/.exec(source)?.[0];
  return lineEnd === "\r\n" || lineEnd === "\r" ? lineEnd : "\n";
}

/** Of a heading right after a definition, the parser says that it starts where the definition does. */
function startOf(node: RootContent, before: RootContent | undefined, body: string): number {
  const start = node.position?.start.offset ?? 0;
  const end = before?.position?.end.offset ?? 0;
  return lineStart(body, start >= end ? start : end + (/^\s*/.exec(body.slice(end))?.[0].length ?? 0));
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start -= 1;
  return start;
}

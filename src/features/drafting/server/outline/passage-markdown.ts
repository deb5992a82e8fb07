import "server-only";
import type { RootContent } from "mdast";
import { sourceLimits } from "@/features/drafting/server/sources/limits";
import { makeSpans } from "@/features/drafting/server/sources/make-spans";
import { readMarkdown } from "@/features/drafting/server/sources/read-markdown";
import { cleanMarkdown } from "@/features/drafting/server/stages/clean-markdown";
import type { PassageRange } from "@/features/drafting/suggestions";
import { parseMarkdown, writeMarkdown } from "@/features/editor/document/markdown-dialect";
import { asMarkdown } from "@/lib/as-markdown";

/** Some Markdown, and the positions of the spans that it stands for. */
interface Piece {
  markdown: string;
  from: number;
  form: "heading" | "item" | "code" | "text";
}

/** A text that says in Markdown what some spans of a source say. */
export interface PassageText {
  markdown: string;
  /** Of the first span in it that is no heading, if there is one. */
  from: number;
}

/** Characters of one suggestion; a longer passage is several, one behind the other. */
const mostCharacters = 15_000;

export type PiecesOf = (range: PassageRange) => Piece[];

/**
 * The pieces of a Markdown source, as its author wrote them. A list or a table is one piece, which goes with its first span.
 * Parsed once for all lessons that come from it.
 */
export function markdownPieces(source: string): PiecesOf {
  const { text, nodes, blocks } = readMarkdown(source);
  const { blockOf } = makeSpans(blocks, sourceLimits);
  const slice = ({ position }: RootContent) => text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
  // What links are named by may be anywhere; without it they would not be links.
  const definitions = new Map(
    nodes.flatMap((node) =>
      node.type === "definition" ? [[(node.label ?? "").toLowerCase(), slice(node)] as const] : [],
    ),
  );
  return ({ from, until }) => {
    const pieces: Piece[] = [];
    // A list that began before goes with where it began.
    let last = blocks[blockOf[from - 1] ?? -1]?.node ?? -1;
    for (let position = from; position < until; position += 1) {
      const at = blocks[blockOf[position] ?? -1]?.node ?? -1;
      const node = nodes[at];
      if (!node || at === last) continue;
      last = at;
      const form = node.type === "heading" ? "heading" : "text";
      if (!isImage(node)) pieces.push({ markdown: withDefinitions(slice(node), definitions), from: position, form });
    }
    return pieces;
  };
}

const isImage = (node: RootContent): boolean =>
  node.type === "paragraph" && node.children.every(({ type }) => type === "image" || type === "imageReference");

function withDefinitions(markdown: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return markdown;
  const labels = new Set([...markdown.matchAll(/\[([^[\]]{1,300})\]/g)].map(([, label = ""]) => label.toLowerCase()));
  return [markdown, ...[...labels].flatMap((label) => definitions.get(label) ?? [])].join("\n\n");
}

export interface PassageSpan {
  position: number;
  text: string;
  /** Of a heading, from 1. */
  level: number | null;
  form: Piece["form"];
}

/** The pieces of a source that is not Markdown, by what was read of it: all of its spans, in order. */
export function spanPieces(spans: readonly PassageSpan[]): PiecesOf {
  return ({ from, until }) =>
    spans.slice(from, until).map((span) => ({ markdown: asBlock(span), from: span.position, form: span.form }));
}

function asBlock({ text, level, form }: PassageSpan): string {
  if (level !== null) return `${"#".repeat(Math.min(level, 6))} ${asMarkdown(text)}`;
  if (form === "item") return `- ${asMarkdown(text)}`;
  if (form !== "code" && !text.includes("\n")) return asMarkdown(text);
  const fence = "`".repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}\n${text}\n${fence}`;
}

/**
 * The passage of a lesson as its text: without the heading that is its title, the others from the second level on, and without what
 * works only where the source is (images, links to its own files).
 */
export function passageTexts(title: string, ranges: readonly PassageRange[], piecesOf: PiecesOf): PassageText[] {
  const texts: (Piece & { isHeadings: boolean })[] = [];
  for (const piece of ranges.flatMap(piecesOf)) {
    const last = texts.at(-1);
    if (last && last.markdown.length + piece.markdown.length < mostCharacters) {
      last.markdown += `${piece.form === "item" && last.form === "item" ? "\n" : "\n\n"}${piece.markdown}`;
      if (last.isHeadings) last.from = piece.from;
      last.isHeadings &&= piece.form === "heading";
      last.form = piece.form;
    } else texts.push({ ...piece, isHeadings: piece.form === "heading" });
  }
  return texts.flatMap(({ markdown, from }, at) => {
    const text = cleanMarkdown(withLevels(markdown, at === 0 ? title : null));
    return text === "" ? [] : [{ markdown: text, from }];
  });
}

/** The highest heading that is left becomes one of the second level: the first is the lesson's title. */
function withLevels(markdown: string, title: string | null): string {
  const tree = parseMarkdown(markdown);
  if (title !== null) tree.children = withoutTitle(tree.children, (node) => isHeadingOf(node, title, markdown));
  const headings = tree.children.filter((node) => node.type === "heading");
  const lift = Math.min(...headings.map(({ depth }) => depth)) - 2;
  for (const heading of headings) heading.depth = Math.max(2, heading.depth - lift) as typeof heading.depth;
  return writeMarkdown(tree);
}

/** Nor with the module's title before it. What an introduction with headings precedes needs its own heading to part the two. */
function withoutTitle(nodes: readonly RootContent[], isTitle: (node: RootContent) => boolean): RootContent[] {
  const title = nodes.find(isTitle);
  if (title?.type !== "heading") return [...nodes];
  const first = nodes.findIndex((node) => node === title || node.type !== "heading" || node.depth >= title.depth);
  const left = nodes.slice(first);
  return left.find(({ type }) => type === "heading") === title ? left.filter((node) => node !== title) : left;
}

const isHeadingOf = (node: RootContent, title: string, markdown: string): boolean =>
  node.type === "heading" &&
  wordsOf(markdown.slice(node.position?.start.offset, node.position?.end.offset)).endsWith(wordsOf(title));

const wordsOf = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

import "server-only";
import type { Element, Nodes } from "hast";
import type { ContentWords } from "@/features/media/content-words";
import { shapedBlocks } from "./shape-content";
import { textOf } from "./tree";

const mostCharacters = 160;
/** Fewer letters than this bring nothing back to mind. */
const leastCharacters = 20;
/** What is read as sentences. Whatever is in anything else (a table, code, an answer that is folded away) is not. */
const holders = new Set(["p", "li", "ul", "ol", "blockquote"]);
/** A line with one of these would be read with a gap. */
const unsaid = new Set([
  "math",
  "img",
  "figure",
  "pre",
  "table",
  "details",
  "input",
  "button",
  "video",
  "audio",
  "iframe",
]);

const holds = (node: Nodes, names: ReadonlySet<string>): boolean =>
  (node.type === "element" && names.has(node.tagName)) ||
  ("children" in node && node.children.some((child) => holds(child, names)));

/** The first paragraph or item in a block that says something in words alone. */
function sentenceIn(block: Element): string | null {
  if (!holders.has(block.tagName)) return null;
  const inner = block.children.filter((node): node is Element => node.type === "element" && holders.has(node.tagName));
  if (inner.length > 0) return inner.map(sentenceIn).find((line) => line !== null) ?? null;
  if (holds(block, unsaid)) return null;
  const line = textOf(block).replace(/\s+/g, " ").trim();
  return line.length < leastCharacters ? null : line;
}

function cut(line: string): string {
  if (line.length <= mostCharacters) return line;
  const start = [...line].slice(0, mostCharacters).join("");
  const atWord = start.replace(/\s+\S*$/, "");
  return `${(atWord.length > mostCharacters / 2 ? atWord : start).replace(/[\s,;:.]+$/, "")}…`;
}

/**
 * The line of an author's text at which a reader stopped: that of the block, counted from 0 as on the page, else the next one below
 * it, else the last one above it. Null for a text without such a line.
 */
export function readLineAt(source: string, block: number, words: ContentWords): string | null {
  const blocks = shapedBlocks(source, words) ?? [];
  const [below, above] = [blocks.slice(block), blocks.slice(0, block).reverse()];
  const line = [...below, ...above].map(sentenceIn).find((found) => found !== null);
  return line === undefined ? null : cut(line);
}

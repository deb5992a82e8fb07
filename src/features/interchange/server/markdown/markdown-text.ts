import "server-only";
import "@/features/media/linear-edits";
import type { Heading, Nodes, RootContent } from "mdast";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parse as parseYaml } from "yaml";
import { ImportError } from "@/features/interchange/import-error";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";

export interface MarkdownText {
  /** The first heading's words, or null. */
  title: string | null;
  /** What follows the title; the title itself is above the lesson. */
  body: string;
  /** Lines of the file before the body. */
  linesBefore: number;
  /** Where in `body` the first heading after the title starts. */
  introEnd: number;
  /** Offsets in `body` of the headings that follow, with their words. */
  sections: { at: number; title: string }[];
}

const markdown = unified().use(remarkParse).freeze();

/** Takes a Markdown file apart: front matter off, the first heading as its title. */
export function readMarkdownText(source: string, file: string): MarkdownText {
  collectGarbage();
  const front = /^---\n([\s\S]*?\n)---\n/.exec(source);
  const start = front === null ? 0 : front[0].length;
  const text = source.slice(start);
  const blocks = topBlocks(text, file);
  const first = blocks.find((block) => block.type === "heading");
  const cut = first === undefined ? 0 : (first.position?.end.offset ?? 0);
  const before = first === undefined ? "" : text.slice(0, first.position?.start.offset ?? 0).trim();
  const rest = text.slice(cut);
  const lead = /^\s*/.exec(rest)?.[0].length ?? 0;
  // Badges above the title belong to the repository; any other text above it stays.
  const kept = isBadges(before) ? "" : `${before}\n\n`;
  const body = (kept + rest.slice(lead)).trimEnd();
  const shift = kept.length - cut - lead;
  const sections = blocks
    .filter((block): block is Heading => block.type === "heading" && block !== first)
    .map((block) => ({ at: (block.position?.start.offset ?? 0) + shift, title: wordsOf(block) }));
  const linesBefore = source.slice(0, start + cut + lead).split("\n").length - 1 - (kept.split("\n").length - 1);
  return {
    title: first ? titleOf(first) : frontTitle(front?.[1]),
    body,
    linesBefore,
    introEnd: sections[0]?.at ?? body.length,
    sections,
  };
}

function topBlocks(text: string, file: string): RootContent[] {
  try {
    return markdown.parse(text).children;
  } catch (error) {
    if (error instanceof RangeError) throw new ImportError("This text is nested too deeply to be read.", file);
    throw error;
  }
}

function isBadges(text: string): boolean {
  return text.replace(/\[?!\[[^\]]*\]\(https?:[^)]*\)(?:\]\([^)]*\))?/g, "").trim() === "";
}

function titleOf(heading: Heading): string | null {
  const words = wordsOf(heading)
    .replace(/:[a-z0-9_+-]+:/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words === "" ? null : words;
}

function wordsOf(node: Nodes): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  if (node.type === "image") return node.alt ?? "";
  return "children" in node ? node.children.map((child) => wordsOf(child)).join("") : "";
}

function frontTitle(yaml: string | undefined): string | null {
  if (yaml === undefined) return null;
  try {
    const value: unknown = parseYaml(yaml);
    const title = typeof value === "object" && value !== null && "title" in value ? value.title : null;
    return typeof title === "string" && title.trim() !== "" ? title.trim() : null;
  } catch {
    return null;
  }
}

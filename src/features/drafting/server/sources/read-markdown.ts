import "server-only";
import "@/features/media/linear-edits";
import type { Nodes, Parents, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isTangled } from "@/features/media/tangled-text";
import type { Block } from "./block";
import { readHtml } from "./read-html";
import { SourceProblem } from "./source-problem";

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

/** The blocks of a Markdown text (CommonMark with GitHub's additions), without its front matter. */
export function readMarkdown(source: string): Block[] {
  const text = source.replace(/^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, "");
  if (isTangled(text)) throw new SourceProblem("tangled");
  const blocks: Block[] = [];
  collect(markdown.parse(text) as Root, "paragraph", blocks);
  return blocks;
}

function collect(parent: Parents, kind: "paragraph" | "item", blocks: Block[]): void {
  for (const node of parent.children) {
    switch (node.type) {
      case "heading":
        blocks.push({ kind: "heading", level: node.depth, text: plain(node) });
        break;
      case "paragraph":
        blocks.push({ kind, text: plain(node) });
        break;
      case "code":
        blocks.push({ kind: "code", text: node.value });
        break;
      case "html":
        blocks.push(...readHtml(node.value));
        break;
      case "tableRow":
        blocks.push({ kind: "paragraph", text: node.children.map(plain).join(" | ") });
        break;
      default:
        if ("children" in node) collect(node, node.type === "listItem" ? "item" : kind, blocks);
    }
  }
}

function plain(node: Nodes): string {
  if (node.type === "image" || node.type === "imageReference") return node.alt ?? "";
  if (node.type === "break") return " ";
  if (node.type === "html") return "";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(plain).join("") : "";
}

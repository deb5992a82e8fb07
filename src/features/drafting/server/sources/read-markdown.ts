import "server-only";
import "@/features/media/linear-edits";
import type { Heading, Nodes, Parents, Root, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isTangled } from "@/features/media/tangled-text";
import type { Block } from "./block";
import { readHtml } from "./read-html";
import { SourceProblem } from "./source-problem";

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

export interface MarkdownText {
  /** Without its front matter. */
  text: string;
  /** Its outermost nodes, with their places in the text. */
  nodes: RootContent[];
  blocks: Block[];
}

/** The blocks of a Markdown text (CommonMark with GitHub's additions). @throws SourceProblem "tangled" */
export function readMarkdown(source: string): MarkdownText {
  const text = source.replace(/^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, "");
  if (isTangled(text)) throw new SourceProblem("tangled");
  const { children: nodes } = markdown.parse(text) as Root;
  const blocks = nodes.flatMap((child, node) => {
    const own: Block[] = [];
    collect({ type: "root", children: [child] }, "paragraph", own);
    return own.map((block) => ({ ...block, node }));
  });
  return { text, nodes, blocks };
}

function collect(parent: Parents, kind: "paragraph" | "item", blocks: Block[]): void {
  for (const node of parent.children) {
    switch (node.type) {
      case "heading":
        blocks.push({ kind: "heading", level: node.depth, text: titleOf(node) });
        break;
      case "paragraph":
        blocks.push({ kind, text: plain(node), isLinks: holdsOnlyLinks(node) });
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

/** Whether all words of a paragraph are links, or what is said of images. */
const holdsOnlyLinks = ({ children }: Parents): boolean =>
  children.some(isLink) && children.every((child) => isLink(child) || !/[\p{L}\p{N}]/u.test(plain(child)));

const isLink = (node: Nodes): boolean =>
  node.type === "link" ||
  node.type === "linkReference" ||
  node.type === "image" ||
  node.type === "imageReference" ||
  ("children" in node && node.type !== "paragraph" && holdsOnlyLinks(node));

/** What is said of an image in a heading is no part of the title, unless there is nothing else. */
function titleOf({ children }: Heading): string {
  const words = plainOf(children.filter(({ type }) => type !== "image" && type !== "imageReference"));
  return words.trim() === "" ? plainOf(children) : words;
}

/** Of what is between tags, the words of scripts and styles are not shown to anyone. */
function plainOf(nodes: readonly Nodes[]): string {
  let hidden: string | null = null;
  return nodes
    .map((node) => {
      if (node.type !== "html") return hidden === null ? plain(node) : "";
      const [, slash, name = ""] = /^<(\/?)(script|style)\b/i.exec(node.value) ?? [];
      if (name !== "" && slash === "") hidden ??= name.toLowerCase();
      else if (name.toLowerCase() === hidden) hidden = null;
      return "";
    })
    .join("");
}

function plain(node: Nodes): string {
  if (node.type === "image" || node.type === "imageReference") return node.alt ?? "";
  if (node.type === "break") return " ";
  if (node.type === "html") return "";
  if ("value" in node) return node.value;
  return "children" in node ? plainOf(node.children) : "";
}

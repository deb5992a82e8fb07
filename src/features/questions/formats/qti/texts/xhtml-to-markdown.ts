import type { AlignType, BlockContent, ListItem, PhrasingContent, RootContent, TableRow } from "mdast";
import { elementsOf, type XmlElement } from "@/lib/xml-tree";
import { childrenNamed } from "../qti-tree";
import { codeText, inlineNodes } from "./inline-nodes";
import { writeMarkdown } from "./markdown";
import { htmlOf, texOf } from "./raw-html";

export interface MarkdownMeans {
  /** What stands for the image at an address of the package; null where it has none. */
  pictureOf?: ((address: string) => string | null) | undefined;
  /** Told of what isn't in the text. */
  tell: (code: "image" | "media" | "formula") => void;
  /** What is in the place of a field within the text; null for any other element. */
  field?: (element: XmlElement) => string | null;
}

const blockNames = new Set(
  "address blockquote center contentBody dd div dl dt details fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre prompt rubricBlock section article aside table ul".split(
    " ",
  ),
);

/** Content of XHTML as Markdown; what Markdown has no sign for stays HTML, which it may hold. */
export const xhtmlToMarkdown = (children: XmlElement["children"], means: MarkdownMeans): string =>
  writeMarkdown({ type: "root", children: blocks(children, means) as RootContent[] });

const isBlock = (node: XmlElement | string): boolean =>
  typeof node === "object" &&
  (blockNames.has(node.name) ||
    (isDisplayMath(node) ?? false) ||
    elementsOf(node).some((child) => node.name !== "math" && isBlock(child)));

const isDisplayMath = ({ name, attributes }: XmlElement): boolean => name === "math" && attributes.display === "block";

function blocks(children: XmlElement["children"], means: MarkdownMeans): BlockContent[] {
  const written: BlockContent[] = [];
  let run: XmlElement["children"] = [];
  const endRun = () => {
    const nodes = inlineNodes(run, means);
    if (!isBlank(nodes)) written.push({ type: "paragraph", children: nodes });
    run = [];
  };
  for (const child of children) {
    if (typeof child === "string" || !isBlock(child)) run.push(child);
    else {
      endRun();
      written.push(...block(child, means));
    }
  }
  endRun();
  return written;
}

const isBlank = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.every((node) => node.type === "break" || (node.type === "text" && node.value.trim() === ""));

function block(node: XmlElement, means: MarkdownMeans): BlockContent[] {
  const { name, children } = node;
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined)
    return [{ type: "heading", depth: Number(level) as 1, children: oneLine(inlineNodes(children, means)) }];
  switch (name) {
    case "hr":
      return [{ type: "thematicBreak" }];
    case "blockquote":
      return [{ type: "blockquote", children: blocks(children, means) }];
    case "pre":
      return [codeOf(node, means)];
    case "ul":
    case "ol":
      return [listOf(node, means)];
    case "table":
      return [tableOf(node, means)];
    case "dl":
      return [{ type: "html", value: htmlOf(node, means) }];
    case "math":
      return [formulaOf(node, means)];
    default:
      return blocks(children, means);
  }
}

const oneLine = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
  nodes.map((node) => (node.type === "break" ? { type: "text", value: " " } : node));

function codeOf(node: XmlElement, means: MarkdownMeans): BlockContent {
  const [code] = childrenNamed(node, "code");
  const language = /(?:^|\s)language-(\S+)/.exec(code?.attributes.class ?? "")?.[1];
  return { type: "code", lang: language ?? null, meta: null, value: codeText(node, means).replace(/^\n|\n$/g, "") };
}

function listOf(node: XmlElement, means: MarkdownMeans): BlockContent {
  const items = elementsOf(node).map((item): ListItem => {
    const spread = childrenNamed(item, "p").length > 0;
    return { type: "listItem", spread, checked: null, children: blocks(item.children, means) };
  });
  const ordered = node.name === "ol";
  return {
    type: "list",
    ordered,
    start: ordered ? 1 : null,
    spread: items.some(({ spread }) => spread),
    children: items,
  };
}

/** In Markdown's own form where each cell is one line, as HTML otherwise. */
function tableOf(node: XmlElement, means: MarkdownMeans): BlockContent {
  const rows = rowsOf(node);
  const cells = rows.map(elementsOf);
  const [head = []] = cells;
  const isPlain =
    head.length > 0 &&
    head.every(({ name }) => name === "th") &&
    childrenNamed(node, "caption").length === 0 &&
    cells.every((row, at) => row.length === head.length && row.every((cell) => isPlainCell(cell, at > 0)));
  if (!isPlain) return { type: "html", value: htmlOf(node, means) };
  const align = head.map(({ attributes }): AlignType => {
    const found = /qti-align-(left|right|center)/.exec(attributes.class ?? "")?.[1];
    return (found as AlignType | undefined) ?? null;
  });
  const children = cells.map(
    (row): TableRow => ({
      type: "tableRow",
      children: row.map((cell) => ({ type: "tableCell", children: oneLine(inlineNodes(cell.children, means)) })),
    }),
  );
  return { type: "table", align, children };
}

const rowsOf = (node: XmlElement): XmlElement[] =>
  elementsOf(node).flatMap((child) => (child.name === "tr" ? [child] : rowsOf(child)));

function isPlainCell(cell: XmlElement, isInBody: boolean): boolean {
  const { colspan, rowspan } = cell.attributes;
  return !(isInBody && cell.name === "th") && !colspan && !rowspan && !elementsOf(cell).some(isBlock);
}

function formulaOf(node: XmlElement, means: MarkdownMeans): BlockContent {
  const tex = texOf(node);
  if (tex !== null) return { type: "math", value: tex, meta: null };
  return { type: "paragraph", children: inlineNodes([node], means) };
}

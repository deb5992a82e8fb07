import type {
  AlignType,
  BlockContent,
  Blockquote,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Table,
  TableCell,
} from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { type BlockJson, recordAttr, textAttr } from "./block-json";
import { runsOf } from "./inline-json";
import { nestInline, tidySpaces } from "./inline-runs";
import type { Raw } from "./markdown-dialect";

/** What the editor's containers hold once they are Markdown. */
export type Written = BlockContent | ContainerDirective | LeafDirective | Raw;

const contentOf = (node: BlockJson): BlockJson[] => node.content ?? [];

/** Trees of Markdown for blocks of the editor. Empty paragraphs have none: Markdown cannot say them. */
export function treesOf(nodes: readonly BlockJson[]): Written[] {
  return nodes.flatMap(treeOf);
}

function treeOf(node: BlockJson): Written[] {
  switch (node.type) {
    case "paragraph":
      return paragraphTree(inlineTree(node));
    case "heading":
      return [{ type: "heading", depth: headingLevel(node), children: inlineTree(node) }];
    case "horizontalRule":
      return [{ type: "thematicBreak" }];
    case "codeBlock":
      return [codeTree(node)];
    case "mathBlock":
      return [{ type: "math", value: textAttr(node, "tex") }];
    case "source":
      return textAttr(node, "text").trim() === "" ? [] : [{ type: "raw", value: textAttr(node, "text") }];
    case "blockquote":
      return [{ type: "blockquote", children: treesOf(contentOf(node)) as never }];
    case "bulletList":
    case "orderedList":
      return [listTree(node)];
    case "table":
      return tableTree(node);
    case "callout":
      return [calloutTree(node)];
    case "details":
      return [containerTree("details", textAttr(node, "summary"), contentOf(node))];
    default:
      return addressedTree(node);
  }
}

function addressedTree(node: BlockJson): Written[] {
  switch (node.type) {
    case "figure": {
      const [url, alt, caption] = [textAttr(node, "src"), textAttr(node, "alt"), textAttr(node, "caption")];
      return url ? paragraphTree([{ type: "image", url, alt, title: caption || null }]) : [];
    }
    case "file": {
      const [url, label] = [textAttr(node, "href"), textAttr(node, "label")];
      return url ? paragraphTree([{ type: "link", url, children: [{ type: "text", value: label || url }] }]) : [];
    }
    case "media":
      return mediaTree(node);
    default:
      return node.content ? paragraphTree(inlineTree(node)) : [];
  }
}

function inlineTree(node: BlockJson): PhrasingContent[] {
  return nestInline(tidySpaces(runsOf(contentOf(node))));
}

function paragraphTree(children: PhrasingContent[]): Paragraph[] {
  const isEmpty = children.every((child) => child.type === "text" && child.value.trim() === "");
  return isEmpty ? [] : [{ type: "paragraph", children }];
}

function headingLevel(node: BlockJson): 1 | 2 | 3 | 4 | 5 | 6 {
  const level = Number(node.attrs?.level);
  return level >= 1 && level <= 6 ? (Math.floor(level) as 1 | 2 | 3 | 4 | 5 | 6) : 2;
}

function codeTree(node: BlockJson): Written {
  const meta = textAttr(node, "meta");
  // Without a language the first word after the fence would be taken for one.
  const lang = textAttr(node, "language") || (meta ? "text" : null);
  const value = contentOf(node)
    .map((child) => child.text ?? "")
    .join("");
  return { type: "code", lang, meta: meta || null, value };
}

function listTree(node: BlockJson): List {
  const isOrdered = node.type === "orderedList";
  const start = Number(node.attrs?.start ?? 1);
  return {
    type: "list",
    ordered: isOrdered,
    start: isOrdered ? (Number.isInteger(start) && start >= 0 && start < 1e9 ? start : 1) : null,
    spread: node.attrs?.spread === true,
    children: contentOf(node).map(itemTree),
  };
}

function itemTree(node: BlockJson): ListItem {
  const checked = node.attrs?.checked;
  const children = treesOf(node.type === "listItem" ? contentOf(node) : [node]);
  return {
    type: "listItem",
    checked: typeof checked === "boolean" ? checked : null,
    spread: node.attrs?.spread === true,
    children: children as never,
  };
}

const alignOf = (align: unknown): AlignType =>
  align === "left" || align === "right" || align === "center" ? align : null;

/** Cells that reach over several columns or rows have no Markdown: what is missing is filled with empty cells. */
function tableTree(node: BlockJson): Table[] {
  const rows = contentOf(node).map((row) => contentOf(row).flatMap(cellTrees));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return [];
  const aligns = contentOf(contentOf(node)[0] ?? node).map((cell) => alignOf(cell.attrs?.align));
  return [
    {
      type: "table",
      align: Array.from({ length: width }, (_, column) => aligns[column] ?? null),
      children: rows.map((row) => ({
        type: "tableRow",
        children: Array.from({ length: width }, (_, column) => row[column] ?? { type: "tableCell", children: [] }),
      })),
    },
  ];
}

function cellTrees(cell: BlockJson): TableCell[] {
  const span = Math.min(Math.max(Number(cell.attrs?.colspan) || 1, 1), 100);
  const lines = contentOf(cell).map((block) => runsOf(contentOf(block)));
  const runs = lines.flatMap((line, index) =>
    index === 0 ? line : [{ marks: [], leaf: { type: "raw" as const, value: "<br>" } }, ...line],
  );
  const oneLine = runs.map((run) =>
    run.leaf.type === "break" ? { ...run, leaf: { type: "raw" as const, value: "<br>" } } : run,
  );
  const children = nestInline(tidySpaces(oneLine));
  return [{ type: "tableCell", children }, ...Array.from({ length: span - 1 }, emptyCell)];
}

const emptyCell = (): TableCell => ({ type: "tableCell", children: [] });

function calloutTree(node: BlockJson): Written {
  const name = textAttr(node, "name") || "note";
  const title = textAttr(node, "title");
  if (node.attrs?.isAlert !== true || title) return containerTree(name, title, contentOf(node));
  const [first, ...rest] = treesOf(contentOf(node));
  const opening: PhrasingContent[] = [{ type: "raw", value: `[!${name}]` }];
  const children =
    first?.type === "paragraph"
      ? [{ ...first, children: [...opening, { type: "text", value: "\n" }, ...first.children] }, ...rest]
      : [{ type: "paragraph", children: opening }, ...(first ? [first] : []), ...rest];
  return { type: "blockquote", children: children as Blockquote["children"] };
}

function containerTree(name: string, label: string, content: readonly BlockJson[]): ContainerDirective {
  const children = treesOf(content) as ContainerDirective["children"];
  const title: Paragraph = {
    type: "paragraph",
    data: { directiveLabel: true },
    children: [{ type: "text", value: label }],
  };
  return { type: "containerDirective", name, attributes: {}, children: label ? [title, ...children] : children };
}

function mediaTree(node: BlockJson): Written[] {
  const attributes = recordAttr(node, "attributes");
  if (!attributes.src && !attributes.url) return [];
  const label = textAttr(node, "label");
  return [
    {
      type: "leafDirective",
      name: textAttr(node, "kind") || "video",
      attributes,
      children: label ? [{ type: "text", value: label }] : [],
    },
  ];
}

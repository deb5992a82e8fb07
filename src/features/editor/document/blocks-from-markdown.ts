import type { BlockContent, Blockquote, Code, DefinitionContent, List, Paragraph, RootContent, Table } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { BlockJson } from "./block-json";
import { isCalloutName } from "./callout-names";
import { inlineJson, plainTextOf } from "./inline-json";

/** What no block of the editor can express. Caught by `blockFromMarkdown`. */
export class NotExpressible extends Error {}

type Flow = RootContent | BlockContent | DefinitionContent;

/** Leaf directives that are blocks of the editor, and what each may say. */
export const mediaDirectives: Readonly<Record<string, readonly string[]>> = {
  video: ["src", "url", "title", "captions", "lang"],
  audio: ["src", "url", "title", "captions", "lang"],
  embed: ["src", "url", "title"],
};

const empty: BlockJson = { type: "paragraph" };
/** The editor's containers hold at least one block. */
const filled = (content: BlockJson[]): BlockJson[] => (content.length > 0 ? content : [empty]);

/**
 * The editor's block for a node of a tree that `asRendered` has gone over, or null when none can express it.
 * `source` is the text that the tree's positions count in.
 */
export function blockFromMarkdown(node: RootContent, source: string): BlockJson | null {
  try {
    return blockOf(node, source);
  } catch (error) {
    if (error instanceof NotExpressible) return null;
    throw error;
  }
}

function blockOf(node: Flow, source: string): BlockJson {
  switch (node.type) {
    case "paragraph":
      return paragraphOf(node, source);
    case "heading":
      return { type: "heading", attrs: { level: node.depth }, content: inlineJson(node.children, source) };
    case "thematicBreak":
      return { type: "horizontalRule" };
    case "code":
      return codeOf(node);
    case "math":
      if (node.meta) throw new NotExpressible("meta");
      return { type: "mathBlock", attrs: { tex: node.value } };
    case "html":
      return { type: "source", attrs: { text: node.value } };
    case "blockquote":
      return quoteOf(node, source);
    case "list":
      return listOf(node, source);
    case "table":
      return tableOf(node, source);
    case "containerDirective":
      return containerOf(node, source);
    case "leafDirective":
      return mediaOf(node);
    default:
      throw new NotExpressible(node.type);
  }
}

const blocksOf = (nodes: readonly Flow[], source: string): BlockJson[] => nodes.map((node) => blockOf(node, source));

function paragraphOf(node: Paragraph, source: string): BlockJson {
  const [only, ...others] = node.children;
  if (only?.type === "image" && others.length === 0)
    return { type: "figure", attrs: { src: only.url, alt: only.alt ?? "", caption: only.title ?? "" } };
  if (only?.type === "link" && others.length === 0 && isFilePath(only.url) && !only.title) {
    const label = plainTextOf(only.children);
    if (label) return { type: "file", attrs: { href: only.url, label } };
  }
  return { type: "paragraph", content: inlineJson(node.children, source) };
}

/** A path of the course's own files, `media/map.pdf`: no other site, no other lesson. */
export function isFilePath(address: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || /^[/#?]/.test(address)) return false;
  return /\.[a-z0-9]{1,8}(?:[?#].*)?$/i.test(address) && !/\.(?:md|markdown|html?)(?:[?#].*)?$/i.test(address);
}

function codeOf(node: Code): BlockJson {
  return {
    type: "codeBlock",
    attrs: { language: node.lang ?? "", meta: node.meta ?? "" },
    content: node.value === "" ? [] : [{ type: "text", text: node.value }],
  };
}

function quoteOf(node: Blockquote, source: string): BlockJson {
  const content = filled(blocksOf(node.children, source));
  if (!node.alert) return { type: "blockquote", content };
  return { type: "callout", attrs: { name: node.alert, title: "", isAlert: true }, content };
}

function listOf(node: List, source: string): BlockJson {
  const content = node.children.map(
    (item): BlockJson => ({
      type: "listItem",
      attrs: { checked: item.checked ?? null, spread: item.spread ?? false },
      content: filled(blocksOf(item.children, source)),
    }),
  );
  const spread = node.spread ?? false;
  if (!node.ordered) return { type: "bulletList", attrs: { spread }, content };
  return { type: "orderedList", attrs: { start: node.start ?? 1, spread }, content };
}

function tableOf(node: Table, source: string): BlockJson {
  const columns = node.align ?? [];
  if (node.children.some((row) => row.children.length > columns.length)) throw new NotExpressible("ragged table");
  const rows = node.children.map(
    (row, index): BlockJson => ({
      type: "tableRow",
      content: row.children.map((cell, column) => ({
        type: index === 0 ? "tableHeader" : "tableCell",
        attrs: { align: columns[column] ?? null },
        content: [{ type: "paragraph", content: inlineJson(cell.children, source) }],
      })),
    }),
  );
  return { type: "table", content: rows };
}

function containerOf(node: ContainerDirective, source: string): BlockJson {
  if (Object.keys(node.attributes ?? {}).length > 0) throw new NotExpressible("attributes");
  const [first, ...rest] = node.children;
  const isLabelled = first?.type === "paragraph" && first.data?.directiveLabel === true;
  const title = isLabelled ? plainTextOf(first.children) : "";
  if (title === null || (isLabelled && title === "")) throw new NotExpressible("label");
  const content = filled(blocksOf(isLabelled ? rest : node.children, source));
  if (node.name === "details") return { type: "details", attrs: { summary: title }, content };
  if (!isCalloutName(node.name)) throw new NotExpressible(node.name);
  return { type: "callout", attrs: { name: node.name, title, isAlert: false }, content };
}

function mediaOf(node: LeafDirective): BlockJson {
  const known = mediaDirectives[node.name];
  const attributes = Object.entries(node.attributes ?? {});
  const label = plainTextOf(node.children);
  if (!known || label === null || attributes.some(([key]) => !known.includes(key))) throw new NotExpressible(node.name);
  const values = Object.fromEntries(attributes.map(([key, value]) => [key, value ?? ""]));
  if (!values.src && !values.url) throw new NotExpressible("no address");
  return { type: "media", attrs: { kind: node.name, label, attributes: values } };
}

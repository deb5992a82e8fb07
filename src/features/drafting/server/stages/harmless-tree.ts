import "server-only";
import type { Definition, ListItem, Paragraph, PhrasingContent, Root, RootContent, TableRow } from "mdast";
import { visit } from "unist-util-visit";
import { calloutKindOf } from "@/features/editor/document/callout-names";
import { parseMarkdown } from "@/features/editor/document/markdown-dialect";
import { isTangled } from "@/features/media/tangled-text";

interface Sight {
  source: string;
  /** Where links and images may lead beside the web. */
  addresses: ReadonlySet<string>;
  definitions: ReadonlyMap<string, Definition>;
}

/** Every address in a text of the author's. */
export function addressesOf(markdown: string): ReadonlySet<string> {
  const found = new Set<string>();
  if (isTangled(markdown)) return found;
  visit(parseMarkdown(markdown), (node) => {
    if ("url" in node && typeof node.url === "string") found.add(node.url);
    if (node.type === "leafDirective")
      for (const name of ["src", "url", "captions"]) if (node.attributes?.[name]) found.add(node.attributes[name]);
  });
  return found;
}

/** What of a tree (as `asRendered` reads it) may be in a lesson that someone else reads. */
export function harmlessBlocks(tree: Root, source: string, addresses: ReadonlySet<string>): RootContent[] {
  const definitions = new Map<string, Definition>();
  visit(tree, "definition", (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const blocks = blocksOf(tree.children, { source, addresses, definitions });
  // A rule at the very start reads as the beginning of a front matter elsewhere.
  while (blocks[0]?.type === "thematicBreak") blocks.shift();
  return blocks;
}

const blocksOf = (nodes: readonly RootContent[], sight: Sight): RootContent[] =>
  nodes.flatMap((node) => blockOf(node, sight));

const isBlank = (children: readonly PhrasingContent[]): boolean =>
  children.every((child) => child.type === "break" || (child.type === "text" && child.value.trim() === ""));

function paragraph(children: PhrasingContent[]): Paragraph[] {
  return isBlank(children) ? [] : [{ type: "paragraph", children }];
}

function blockOf(node: RootContent, sight: Sight): RootContent[] {
  switch (node.type) {
    case "paragraph":
      return paragraph(inlineOf(node.children, sight));
    case "heading": {
      const children = inlineOf(node.children, sight);
      return isBlank(children) ? [] : [{ type: "heading", depth: node.depth === 1 ? 2 : node.depth, children }];
    }
    case "thematicBreak":
      return [{ type: "thematicBreak" }];
    case "code": {
      const lang = node.lang && /^[\w+#.-]{1,30}$/.test(node.lang) ? node.lang : null;
      return node.value.trim() === "" ? [] : [{ type: "code", lang, meta: null, value: node.value }];
    }
    case "math":
      return node.value.trim() === "" ? [] : [{ type: "math", value: node.value }];
    case "html":
      return paragraph([{ type: "text", value: wordsOfHtml(node.value) }]);
    case "footnoteDefinition":
      return blocksOf(node.children, sight);
    case "blockquote": {
      const children = blocksOf(node.children, sight);
      if (children.length === 0) return [];
      const name = node.alert && calloutKindOf(node.alert);
      return name
        ? [{ type: "containerDirective", name, attributes: {}, children: children as never }]
        : [{ type: "blockquote", children: children as never }];
    }
    case "list": {
      const children = node.children.flatMap((item) => itemOf(item, sight));
      const { ordered = false, start = null, spread = false } = node;
      return children.length === 0 ? [] : [{ type: "list", ordered, start: ordered ? start : null, spread, children }];
    }
    case "table":
      return [{ type: "table", align: node.align ?? null, children: node.children.map((row) => rowOf(row, sight)) }];
    default:
      return directiveOf(node, sight);
  }
}

function itemOf({ checked = null, spread = false, children }: ListItem, sight: Sight): ListItem[] {
  const blocks = blocksOf(children, sight);
  return blocks.length === 0 ? [] : [{ type: "listItem", checked, spread, children: blocks as never }];
}

function rowOf(row: TableRow, sight: Sight): TableRow {
  const children = row.children.map((cell) => ({
    type: "tableCell" as const,
    children: inlineOf(cell.children, sight).map(
      (inline): PhrasingContent => (inline.type === "break" ? { type: "text", value: " " } : inline),
    ),
  }));
  return { type: "tableRow", children };
}

function directiveOf(node: RootContent, sight: Sight): RootContent[] {
  if (node.type === "containerDirective") {
    const [first, ...rest] = node.children;
    const isLabelled = first?.type === "paragraph" && first.data?.directiveLabel === true;
    const label = isLabelled ? paragraph(inlineOf(first.children, sight)) : [];
    const children = blocksOf(isLabelled ? rest : node.children, sight);
    const name = node.name === "details" ? node.name : calloutKindOf(node.name);
    if (name === null || children.length === 0) return [...label, ...children];
    const named = label.map((line) => ({ ...line, data: { directiveLabel: true } }));
    return [{ type: "containerDirective", name, attributes: {}, children: [...named, ...children] as never }];
  }
  if (node.type === "leafDirective") {
    const { name, attributes } = node;
    const named = ["src", "url", "captions"].flatMap((key) => attributes?.[key] ?? []);
    const isKept = named.length > 0 && named.every((address) => sight.addresses.has(address));
    return isKept ? [{ type: "leafDirective", name, attributes: { ...attributes }, children: [] }] : [];
  }
  return [];
}

/** What is read in a block of HTML. Harmless whatever it holds: it is written as text. */
const wordsOfHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, " ")
    .replace(/<(script|style|template|iframe|object|svg|math)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, " ")
    .replace(/<[^>]*(?:>|$)/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const inlineOf = (nodes: readonly PhrasingContent[], sight: Sight): PhrasingContent[] =>
  nodes.flatMap((node) => oneInline(node, sight));

function oneInline(node: PhrasingContent, sight: Sight): PhrasingContent[] {
  switch (node.type) {
    case "text":
      return node.value === "" ? [] : [{ type: "text", value: plainAddresses(node.value) }];
    case "inlineCode":
    case "inlineMath":
      return node.value === "" ? [] : [{ type: node.type, value: node.value }];
    case "break":
      return [{ type: "break" }];
    case "html":
      return /^<br\s*\/?>$/i.test(node.value) ? [{ type: "break" }] : [];
    case "emphasis":
    case "strong":
    case "delete": {
      const children = inlineOf(node.children, sight);
      return isBlank(children) ? children : [{ type: node.type, children }];
    }
    case "link":
      return linkTo(node.url, inlineOf(node.children, sight), sight);
    case "linkReference":
      return linkTo(sight.definitions.get(node.identifier)?.url ?? "", inlineOf(node.children, sight), sight);
    case "image":
      return pictureOr(node.url, node.alt ?? "", sight);
    case "imageReference":
      return pictureOr(sight.definitions.get(node.identifier)?.url ?? "", node.alt ?? "", sight);
    default:
      return [];
  }
}

/**
 * Words that look like an address are read as a link to it, however they are escaped: what no link may hold is taken out of
 * them.
 */
const plainAddresses = (text: string): string =>
  text.replace(/(?:https?:\/\/|www\.)[^ \t\n]*/gi, (address) => address.replaceAll("\\", "").replace(/\s/g, " "));

function linkTo(url: string, children: PhrasingContent[], { addresses }: Sight): PhrasingContent[] {
  if (isBlank(children) || !(isWebOrMail(url) || addresses.has(url))) return children;
  return [{ type: "link", url, title: null, children: children as never }];
}

function pictureOr(url: string, alt: string, { addresses }: Sight): PhrasingContent[] {
  if (addresses.has(url)) return [{ type: "image", url, alt, title: null }];
  return alt.trim() === "" ? [] : [{ type: "text", value: alt }];
}

function isWebOrMail(address: string): boolean {
  if (!/^(?:https?:\/\/|mailto:)[^\s\\<>]+$/i.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return ["http:", "https:", "mailto:"].includes(protocol) && username === "" && password === "";
}

import type { Blockquote, Nodes, PhrasingContent, Root, RootContent, TableRow } from "mdast";
import { isCalloutName } from "./callout-names";
import { flattenInline, nestInline } from "./inline-runs";

declare module "mdast" {
  interface Blockquote {
    /** Set by `asRendered`: the quote is one of GitHub's alerts, and this is what stood in `[!NOTE]`. */
    alert?: string;
  }
}

/** GitHub's alerts: a quote whose first line is `[!NOTE]`. As in the renderer, the rest of that line must be empty. */
const alertPattern = /^\[!([a-z]+)\][ \t]*(?:\r?\n|\r|$)/i;

function takeAlert(node: Blockquote): Blockquote {
  const [first, ...rest] = node.children;
  const [opening, ...others] = first?.type === "paragraph" ? first.children : [];
  if (first?.type !== "paragraph" || opening?.type !== "text") return node;
  const match = alertPattern.exec(opening.value);
  if (!match?.[1] || !isCalloutName(match[1])) return node;
  const value = opening.value.slice(match[0].length);
  const inline = value === "" ? others : [{ ...opening, value }, ...others];
  const children = inline.length === 0 ? rest : [{ ...first, children: inline }, ...rest];
  return { ...node, alert: match[1], children };
}

/** "It costs $5 or $10" is money: as in the renderer, math touches its dollars and no digit follows the closing one. */
function isMoney(from: number, to: number, source: string): boolean {
  const text = source.slice(from, to);
  if (!text.startsWith("$") || text.startsWith("$$") || text.startsWith("$`")) return false;
  const inside = text.slice(1, -1);
  return inside.trim() !== inside || /\d/.test(source[to] ?? "");
}

const oneSpace = (text: string): string => text.replaceAll(/[ \t]*(?:\r\n|\r|\n)[ \t]*/g, " ");
const lineFeeds = (text: string): string => text.replaceAll(/\r\n?/g, "\n");

function plainInline(node: PhrasingContent, source: string): PhrasingContent {
  const from = node.position?.start.offset ?? 0;
  const to = node.position?.end.offset ?? 0;
  // Colons are common in prose ("at 3:pm"): no directive of a line is ours, all go back to the text they were.
  if (node.type === "textDirective") return { type: "text", value: oneSpace(source.slice(from, to)) };
  if (node.type === "inlineMath")
    return isMoney(from, to, source)
      ? { type: "text", value: source.slice(from, to) }
      : { type: "inlineMath", value: oneSpace(node.value) };
  if (node.type === "text" || node.type === "inlineCode") return { type: node.type, value: oneSpace(node.value) };
  if ("children" in node)
    return { ...node, children: node.children.map((child) => plainInline(child, source)) } as never;
  return node;
}

const isInlineParent = (node: Nodes): node is Extract<Nodes, { type: "paragraph" | "heading" | "tableCell" }> =>
  node.type === "paragraph" || node.type === "heading" || node.type === "tableCell";

/**
 * The tree as the renderer reads it: directives of a line and money are text, line breaks inside a paragraph are spaces,
 * marks nest in one order, rows of a table are as long as its head. Positions stay.
 */
export function asRendered<Tree extends Root | RootContent>(tree: Tree, source: string): Tree {
  const visit = (node: Nodes): Nodes => {
    if (isInlineParent(node)) {
      const children = node.children.map((child) => plainInline(child, source));
      return { ...node, children: nestInline(flattenInline(children)) } as Nodes;
    }
    if (node.type === "leafDirective")
      return { ...node, children: node.children.map((child) => plainInline(child, source)) };
    if (!("children" in node)) return "value" in node ? ({ ...node, value: lineFeeds(node.value) } as Nodes) : node;
    const parent = node.type === "blockquote" ? takeAlert(node) : node;
    const children = (parent.children as Nodes[]).map(visit);
    if (node.type === "table") return { ...node, children: evenRows(children as TableRow[], node.align?.length ?? 0) };
    return { ...parent, children } as Nodes;
  };
  return visit(tree) as Tree;
}

function evenRows(rows: TableRow[], width: number): TableRow[] {
  return rows.map((row) => {
    const missing = Math.max(0, width - row.children.length);
    return {
      ...row,
      children: [
        ...row.children,
        ...Array.from({ length: missing }, () => ({ type: "tableCell" as const, children: [] })),
      ],
    };
  });
}

/** A tree as one string: without positions, keys in order, absent values left out. Equal strings show the same. */
export function treeText(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (key === "position" || value === null || value === undefined || value === false) return undefined;
    if (key === "data")
      return (value as { directiveLabel?: boolean }).directiveLabel ? { directiveLabel: true } : undefined;
    if (typeof value === "string") return lineFeeds(value);
    if (Array.isArray(value) || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

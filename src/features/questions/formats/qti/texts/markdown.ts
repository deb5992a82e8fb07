import "@/features/media/linear-edits";
import type { Nodes, Parents, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown, gfmToMarkdown } from "mdast-util-gfm";
import { mathFromMarkdown, mathToMarkdown } from "mdast-util-math";
import { toMarkdown } from "mdast-util-to-markdown";
import { gfm } from "micromark-extension-gfm";
import { math } from "micromark-extension-math";
import { combineExtensions } from "micromark-util-combine-extensions";
import { visit } from "unist-util-visit";
import { listsAfterCode } from "@/features/media/indented-code";
import { isTangled } from "@/features/media/tangled-text";

const syntax = combineExtensions([listsAfterCode, gfm(), math()]);
const mdastExtensions = [gfmFromMarkdown(), mathFromMarkdown()];
const extensions = [gfmToMarkdown({ tablePipeAlign: false }), mathToMarkdown()];

/** What a text says in the dialect of the site's renderer, whose callouts stay text. Null for one too tangled to parse. */
export function parseMarkdown(source: string): Root | null {
  if (isTangled(source)) return null;
  const tree = fromMarkdown(source, { extensions: [syntax], mdastExtensions });
  keepMoney(tree, source);
  return tree;
}

/** "It costs $5 or $10" is money, as the renderer reads it: math touches its dollars and no digit follows the closing one. */
function keepMoney(tree: Root, source: string): void {
  visit(tree, "inlineMath", (node, index, parent) => {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const value = source.slice(from, to);
    if (!/^\$[^$`]/.test(value)) return;
    const inside = value.slice(1, -1);
    if (inside.trim() === inside && !/\d/.test(source[to] ?? "")) return;
    (parent as Parents | undefined)?.children.splice(index ?? 0, 1, { type: "text", value });
  });
}

/** The Markdown of a tree or a part of one, without a line end at its end. */
export const writeMarkdown = (tree: Nodes): string =>
  toMarkdown(tree, { extensions, bullet: "-", rule: "-", listItemIndent: "one", fence: "`", emphasis: "*" }).replace(
    /\n+$/,
    "",
  );

import "server-only";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { stringOf, textOf } from "@/features/media/server/content/tree";

export interface ContentHeading {
  id: string;
  text: string;
  level: number;
}

const headingLevel = (node: Element): number | null => (/^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : null);

function slugOf(words: string): string {
  const slug = words
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return slug || "part";
}

function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n += 1) id = `${wanted}-${n}`;
  taken.add(id);
  return id;
}

/**
 * Fits the author's headings under the page's own: the outermost becomes `topLevel` and none is skipped on the way down.
 * Every id gets `prefix`, so that nothing an author names can stand in for something of the page.
 */
export function shapeHeadings(tree: Root, topLevel: number, prefix: string): ContentHeading[] {
  const headings: ContentHeading[] = [];
  const taken = new Set<string>();
  const open: number[] = [];
  const renamed = new Map<string, string>();
  visit(tree, "element", (node) => {
    const authored = stringOf(node.properties.id);
    delete node.properties.id;
    const level = headingLevel(node);
    const words = level ? textOf(node).trim() : "";
    if (level && words === "") {
      node.tagName = "div";
    } else if (level) {
      while ((open.at(-1) ?? 0) >= level) open.pop();
      open.push(level);
      const shown = Math.min(topLevel + open.length - 1, 6);
      node.tagName = `h${shown}`;
      node.properties.id = uniqueId(`${prefix}${slugOf(words)}`, taken);
      headings.push({ id: node.properties.id, text: words, level: shown });
    } else if (authored) {
      node.properties.id = uniqueId(`${prefix}${slugOf(authored)}`, taken);
    }
    const id = stringOf(node.properties.id);
    if (id && authored && !renamed.has(authored)) renamed.set(authored, id);
  });
  pointToNewIds(tree, renamed, taken, prefix);
  return headings;
}

function pointToNewIds(tree: Root, renamed: Map<string, string>, taken: Set<string>, prefix: string): void {
  visit(tree, "element", (node) => {
    const href = stringOf(node.properties.href);
    if (!href.startsWith("#")) return;
    const wanted = decodeFragment(href.slice(1));
    const id = renamed.get(wanted) ?? `${prefix}${slugOf(wanted)}`;
    if (taken.has(id)) node.properties.href = `#${id}`;
    else delete node.properties.href;
  });
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

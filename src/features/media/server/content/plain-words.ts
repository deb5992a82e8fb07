import "server-only";
import type { Nodes } from "hast";
import { parseContent } from "./parse-content";
import { silentWords } from "./silent-words";

const inline = new Set(
  "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split(" "),
);

/** Where an author's line ends means something in code alone; elsewhere it is a space. */
function collect(node: Nodes, into: string[], isCode = false): void {
  if (node.type === "text") into.push(isCode ? node.value : node.value.replace(/\s+/g, " "));
  else if (node.type === "element" && node.tagName === "img") into.push(` ${String(node.properties.alt ?? "")} `);
  else if ("children" in node) {
    const apart = node.type === "element" && !inline.has(node.tagName);
    if (apart) into.push("\n");
    const holdsCode = isCode || (node.type === "element" && node.tagName === "pre");
    for (const child of node.children) collect(child, into, holdsCode);
    if (apart) into.push("\n");
  }
}

/** The words of an author's text without any markup, one line a block: for search, snippets and reading time. */
export function readPlainText(source: string): string {
  const parts: string[] = [];
  try {
    collect(parseContent(source, silentWords), parts);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return source;
  }
  return parts
    .join("")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

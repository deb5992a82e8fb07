import "server-only";
import { visit } from "unist-util-visit";
import { setMath } from "./math";
import { parseContent } from "./parse-content";
import { silentWords } from "./silent-words";
import { stringOf, textOf } from "./tree";

/** What a text shows and where it leads, as its author wrote the addresses. */
export interface ContentFacts {
  images: { address: string; alt: string }[];
  links: string[];
  /** Those that cannot be read, and are shown as their source. */
  brokenFormulas: string[];
}

/** Pictures, links and broken formulas of an author's text, by the parser that shows it. A text too tangled to parse has none. */
export function readContentFacts(source: string): ContentFacts {
  const facts: ContentFacts = { images: [], links: [], brokenFormulas: [] };
  try {
    const tree = parseContent(source, silentWords);
    setMath(tree);
    visit(tree, "element", (node) => {
      if (node.tagName === "img") {
        facts.images.push({ address: stringOf(node.properties.src), alt: stringOf(node.properties.alt).trim() });
      }
      if (node.tagName === "a" && stringOf(node.properties.href) !== "")
        facts.links.push(stringOf(node.properties.href));
      const { className } = node.properties;
      if (Array.isArray(className) && className.includes("math-source")) facts.brokenFormulas.push(textOf(node));
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return facts;
}

import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { visit } from "unist-util-visit";
import type { ContentWords } from "@/features/media/content-words";
import { parseContent } from "./parse-content";
import { stringOf } from "./tree";

/** What a text shows and where it leads, as its author wrote the addresses. */
export interface ContentFacts {
  images: { address: string; alt: string }[];
  links: string[];
}

const none: ContentFacts = { images: [], links: [] };
const known = new LRUCache<string, ContentFacts>({ max: 5_000 });

/** Pictures and links of an author's text, by the parser that shows it. A text too tangled to parse has none. Kept by its hash. */
export function findContentFacts(source: string, words: ContentWords): ContentFacts {
  // Most texts need no parser to be seen to hold neither.
  if (!/!\[|<img|\]\(|\]:|https?:|<a\s|www\./i.test(source)) return none;
  const key = createHash("sha256").update(source).digest("base64");
  const kept = known.get(key);
  if (kept) return kept;
  const facts: ContentFacts = { images: [], links: [] };
  try {
    visit(parseContent(source, words), "element", (node) => {
      if (node.tagName === "img") {
        facts.images.push({ address: stringOf(node.properties.src), alt: stringOf(node.properties.alt).trim() });
      }
      if (node.tagName === "a" && stringOf(node.properties.href) !== "")
        facts.links.push(stringOf(node.properties.href));
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  known.set(key, facts);
  return facts;
}

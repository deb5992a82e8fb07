import "server-only";
import type { RootContent } from "mdast";
import { parseMarkdown, writeMarkdown } from "@/features/editor/document/markdown-dialect";
import { asRendered } from "@/features/editor/document/normalize-tree";
import { tidyLines } from "@/features/editor/document/tidy-lines";
import { isTangled } from "@/features/media/tangled-text";
import { addressesOf, harmlessBlocks } from "./harmless-tree";

interface Cleaning {
  /** The author's text that it is to take the place of: addresses in it may stay, whatever they lead to. */
  kept?: string;
  /** Most characters of the outcome. */
  most?: number;
}

/** What a character does that it is not seen to do: controls, turns of the reading direction, tags. */
const unseen = /[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
const lone = /\p{Cs}/gu;
const ordinary = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(unseen, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .replace(lone, "");

const mostRounds = 8;

/**
 * A model's Markdown made harmless and ordinary: no HTML, no images, videos or embeds, links to the web and to mail alone, no
 * heading of the first level, nothing unseen, nothing that means something else among other blocks (footnotes, definitions).
 * Words stay. Cleaned again it is the same. Empty where nothing is left.
 */
export function cleanMarkdown(markdown: string, { kept = "", most = 20_000 }: Cleaning = {}): string {
  const addresses = kept === "" ? new Set<string>() : addressesOf(kept);
  let text = ordinary(markdown.slice(0, most * 2));
  // Once is nearly always enough; what was written may still read as something else, such as a word that is now an address.
  for (let round = 0; round < mostRounds; round += 1) {
    const next = cleanOnce(text, addresses, most);
    if (next === text) return text;
    text = next;
  }
  const plain = plainWords(text, most);
  return cleanOnce(plain, addresses, most) === plain ? plain : "";
}

function cleanOnce(text: string, addresses: ReadonlySet<string>, most: number): string {
  if (isTangled(text)) return plainWords(text, most);
  try {
    return fitted(harmlessBlocks(asRendered(parseMarkdown(text), text), text, addresses), most);
  } catch (error) {
    if (error instanceof RangeError) return plainWords(text, most);
    throw error;
  }
}

const written = (children: RootContent[]): string =>
  ordinary(writeMarkdown(tidyLines({ type: "root", children }))).replace(/^\n+|\s+$/g, "");

/** As many blocks as there is room for, from the first. */
function fitted(blocks: RootContent[], most: number): string {
  const whole = written(blocks);
  if (whole.length <= most) return whole;
  if (blocks.length > 1) return fitted(blocks.slice(0, blocks.length >> 1), most);
  return plainWords(whole, most);
}

/** What is left of a text that no parser should see: its words. */
function plainWords(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[^\p{L}\p{M}\p{N}\n .,;?!'"()-]/gu, " ")
    .split(/\n{2,}/)
    .map((part) =>
      part
        .replace(/\s+/g, " ")
        .replace(/^[^\p{L}]+/u, "")
        .trim(),
    )
    .filter((part) => part !== "")
    .join("\n\n");
}

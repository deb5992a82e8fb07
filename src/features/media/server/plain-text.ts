import "server-only";
import type { Nodes } from "hast";
import type { ContentWords } from "@/features/media/content-words";
import { parseContent } from "@/features/media/server/content/parse-content";

/** Words that the renderer would add are no part of the author's text. */
const silent: ContentWords = {
  locale: "und",
  callout: { note: "", tip: "", important: "", warning: "", caution: "", example: "" },
  copy: "",
  footnotes: "",
  taskDone: "",
  taskOpen: "",
  backToReference: () => "",
  codeRegion: () => "",
  tableRegion: () => "",
  startEmbed: () => "",
  embedNotice: () => "",
  openEmbed: () => "",
  elsewhere: () => "",
  missingFile: () => "",
};

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
export function plainText(source: string): string {
  const parts: string[] = [];
  try {
    collect(parseContent(source, silent), parts);
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

/** Han, kana, hangul and Thai run without spaces: people read about 400 such characters a minute. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

/** Whole minutes to read a text at 200 words a minute, at least 1 for any text and 0 for none. */
export function readingMinutes(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const words = text.replace(unspaced, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
  return Math.ceil(words / 200 + characters / 400);
}

import { asMarkdown } from "@/lib/as-markdown";
import { markdownAround } from "../formulas";
import { htmlMarkdown } from "./html-markdown";

export const textFormats = ["html", "moodle_auto_format", "plain_text", "markdown", "wiki_like"] as const;

export interface MoodleText {
  format: (typeof textFormats)[number];
  words: string;
}

/** Longer ones are refused anyway, so they aren't looked at. */
const longest = 50_000;

/** A text of a Moodle file as Markdown that looks the same. Of embedded pictures their descriptions remain. */
export function moodleMarkdown({ format, words }: MoodleText): string {
  if (format === "markdown" || words.length > longest) return words;
  const isHtml = format === "html" || (format === "moodle_auto_format" && /<[a-z][^<>]*>/i.test(words));
  if (isHtml) return htmlMarkdown(format === "html" ? words : withBreaks(words));
  return plainMarkdown(words);
}

const block = "(?:p|div|ul|ol|li|table|t[hrd]|h[1-6]|br)\\b[^<>]{0,200}>";
const [before, behind] = [new RegExp(`</?${block}\\s*$`, "i"), new RegExp(`^\\s*</?${block}`, "i")];

/** In Moodle's own format, line breaks are shown that aren't beside the tag of a block. */
const withBreaks = (words: string): string =>
  words.replace(/\n/g, (sign, at: number) => {
    const isBeside = before.test(words.slice(Math.max(0, at - 250), at)) || behind.test(words.slice(at, at + 250));
    return isBeside ? sign : "<br>";
  });

/** Plain words as Markdown that shows them letter for letter, with their line breaks. */
export function plainMarkdown(words: string): string {
  return markdownAround(words.replace(/\r\n?/g, "\n"), (part) =>
    part
      .split(/\n[^\S\n]*\n\s*/)
      .map((paragraph) => paragraph.split("\n").map(asMarkdown).join("\\\n"))
      .join("\n\n"),
  );
}

/** Markdown as plain words where nothing is lost by that; null where it has more to show than words. */
export function plainWords(markdown: string): string | null {
  const words = markdown
    .trim()
    .replace(/\\\n/g, "\n")
    .replace(/\\([\\`*_[\]<>~|$&.)#+-])/g, "$1");
  return plainMarkdown(words) === markdown.trim() ? words : null;
}

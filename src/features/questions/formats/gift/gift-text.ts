import { asMarkdown } from "@/lib/as-markdown";
import { markdownAround } from "../formulas";

/** Characters that GIFT escapes with a backslash, each held by one that no text has until what they would mean was looked at. */
const escapable = ":#={}~\\";
const firstMark = 0xfdd0;
const lineBreak = String.fromCharCode(firstMark + escapable.length);
const marks = new RegExp(`[${String.fromCharCode(firstMark)}-${lineBreak}]`, "g");

export function hideEscaped(text: string): string {
  return text
    .replace(marks, "")
    .replace(/\\([:#={}~\\n])/g, (_, sign: string) =>
      sign === "n" ? lineBreak : String.fromCharCode(firstMark + escapable.indexOf(sign)),
    );
}

/** Letter for letter; a line break that was written as "\n" becomes `broken`. */
export function showEscaped(text: string, broken = "\n"): string {
  return text.replace(marks, (mark) =>
    mark === lineBreak ? broken : (escapable[mark.charCodeAt(0) - firstMark] ?? ""),
  );
}

export function escaped(text: string): string {
  return text.replace(/[:#={}~\\]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");
}

const formats = ["html", "moodle", "plain", "markdown"] as const;
export type GiftFormat = (typeof formats)[number];

/** "[html]" before a text says what it is written in; without, it is what the question is. */
export function takeFormat(text: string, usual: GiftFormat): { format: GiftFormat; text: string } {
  const found = /^\s*\[(html|moodle|plain|markdown)\]/i.exec(text);
  const format = formats.find((name) => name === found?.[1]?.toLowerCase()) ?? usual;
  return { format, text: text.slice(found?.[0].length ?? 0).trim() };
}

/** A text of a GIFT file as Markdown. HTML stays as it is: Markdown may hold it, and it is made safe where it is shown. */
export function giftMarkdown({ format, text }: { format: GiftFormat; text: string }): string {
  const isMarkup = format === "markdown" || format === "html" || (format === "moodle" && /<[a-z][^>]*>/i.test(text));
  if (isMarkup) return showEscaped(text, format === "markdown" ? "\n" : "<br>\n");
  return markdownAround(text, plainOf, showEscaped);
}

function plainOf(part: string): string {
  const lines = showEscaped(part, lineBreak).split(/\r?\n/).map(asMarkdown);
  return lines
    .join("\n")
    .replaceAll(lineBreak + lineBreak, "\n\n")
    .replaceAll(lineBreak, "\\\n");
}

/** Control characters and halves of pairs, which XML can't hold, not even escaped. */
const unsayable = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu;

export function xmlText(words: string): string {
  return words
    .replace(/\r\n?/g, "\n")
    .replace(unsayable, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** `<name format="…"><text>…</text></name>`, without a format where Moodle has none. */
export const textElement = (name: string, words: string, format?: "markdown" | "plain_text"): string =>
  `<${name}${format ? ` format="${format}"` : ""}><text>${xmlText(words.trim())}</text></${name}>`;

export const feedbackElement = (words: string): string => textElement("feedback", words, "markdown");

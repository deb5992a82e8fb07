import "server-only";
import type { CitedTitle, OutlineSpan } from "./outline-types";

const mostCharacters = 120;

const pictographs = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}\uFE0F\u20E3\u200D]/gu;
/** "2.1 ", "3) ", but not "3D" or "2024 in review". */
const numbering = /^(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.)])\s+(?=\S)/u;

/** A heading as a title: without the signs that decorate it, its number, or the colon before what follows it. */
export function cleanTitle(text: string): string {
  const plain = text
    .replace(pictographs, " ")
    .replace(/:[a-z][a-z0-9_+-]{1,30}:/g, " ")
    .replace(/<[^>]{1,80}>|[*_~]{2,}|`|^[#>\s]+|\s#+\s*$/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const title = plain.replace(numbering, "").replace(/^[\s\p{Pd}:.,;|•·]+|[\s\p{Pd}:.,;|•·]+$/gu, "");
  return shortened(title || plain || text.trim());
}

/** File names that say nothing. */
const nameless = /^(?:readme|index|main|untitled|unnamed|document|text|pasted(?: text)?)(?:[ .-]?\d+)?$/i;

/** A file's name as a title; null where it says nothing. */
export function titleOfFile(name: string): string | null {
  const title = name
    .replace(/\.[a-z0-9]{1,8}$/i, "")
    .replaceAll("_", " ")
    .trim();
  return title === "" || nameless.test(title) ? null : title;
}

const sentences = new Intl.Segmenter("und", { granularity: "sentence" });

/** The first sentence of a span, as far as a title goes. */
export function citedSentence({ id, text }: OutlineSpan): CitedTitle {
  const [first] = sentences.segment(text);
  const quote = shortened((first?.segment ?? text).trim());
  return { title: cleanTitle(quote), spanId: id, quote };
}

/** A heading is quoted whole: "What is a tide? And who pulls?" is one title. */
export const citedHeading = ({ id, text }: OutlineSpan): CitedTitle => ({
  title: cleanTitle(text),
  spanId: id,
  quote: shortened(text.trim()),
});

/** Cut at a space where there is one in its second half. */
function shortened(text: string): string {
  if (text.length <= mostCharacters) return text;
  const space = text.lastIndexOf(" ", mostCharacters);
  if (space > mostCharacters / 2) return text.slice(0, space).trimEnd();
  return [...text].slice(0, mostCharacters / 2).join("");
}

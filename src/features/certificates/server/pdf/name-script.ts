import "server-only";
import { withoutHiddenSigns } from "@/lib/hidden-signs";

/** Scripts with the language whose shaping and voice fit a name best when nothing more is known of it. */
const languages: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/u, "ar"],
  [/\p{Script=Hebrew}/u, "he"],
  [/\p{Script=Devanagari}/u, "hi"],
  [/\p{Script=Thai}/u, "th"],
  [/\p{Script=Greek}/u, "el"],
  [/\p{Script=Cyrillic}/u, "ru"],
  [/\p{Script=Hangul}/u, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Han}/u, "zh"],
];

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export interface DirectedText {
  text: string;
  dir: "ltr" | "rtl";
  lang: string;
}

/** Gives a text the direction of its first letter and a language for its script; `otherwise` where the script tells none. */
export function directed(value: string, otherwise: string): DirectedText {
  const text = printable(value);
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return {
    text,
    dir: rightToLeft.test(first) ? "rtl" : "ltr",
    lang: languages.find(([script]) => script.test(first))?.[1] ?? otherwise,
  };
}

/** Without hidden signs and runs of space: what is left is what can be seen. */
const printable = (value: string): string => withoutHiddenSigns(value.normalize("NFC")).replace(/\s+/gu, " ").trim();

import { MAX_TEXT_RESPONSE, type PublicBlank } from "../../question-type";
import { letterOf, plainOf } from "../../shared/plain-text";
import type { OfferedShown, ShownQuestion } from "../../shown-question";
import { replaceMarks } from "./marks";

export interface FieldWords {
  /** Name of a blank's field. */
  blank: (number: number, count: number) => string;
  /** What a list says before one of its choices is chosen. */
  choose: string;
}

type Question = Pick<ShownQuestion, "text" | "blanks" | "options">;

/**
 * The text of a question as HTML with a field in the place of each mark, and the blanks that have no such place: a mark within a
 * formula or a link is none. The fields are HTML and not components because they may be anywhere in what the author wrote. How wide
 * one is depends on its kind alone, so that it doesn't tell how long an answer is.
 */
export function textWithFields(
  question: Question,
  words: FieldWords,
  /** Of the element that says how to type a number. */
  hintId?: string,
): { html: string; left: readonly PublicBlank[] } {
  const { text, blanks } = question;
  const placed = new Set<PublicBlank>();
  const html = inTextOf(text.html, (piece) =>
    replaceMarks(piece, (key, mark) => {
      const blank = blanks.find((one) => one.key === key);
      if (!blank || placed.has(blank)) return mark;
      placed.add(blank);
      return fieldOf(question, blank, words, hintId);
    }),
  );
  return { html, left: blanks.filter((blank) => !placed.has(blank)) };
}

/** One blank's field. Everything in it is escaped here. None asks for a keyboard of digits: that of an iPhone has no minus. */
export function fieldOf(question: Question, blank: PublicBlank, words: FieldWords, hintId?: string): string {
  const { blanks } = question;
  const name = escaped(words.blank(blanks.indexOf(blank) + 1, blanks.length));
  const shared = `data-blank="${escaped(blank.key)}" aria-label="${name}" autocomplete="off"`;
  if (blank.kind !== "dropdown") {
    const isNumber = blank.kind === "number";
    const hint = isNumber ? ` data-number${hintId ? ` aria-describedby="${escaped(hintId)}"` : ""}` : ' dir="auto"';
    return `<input type="text" class="input" ${shared} spellcheck="false" autocapitalize="off" maxlength="${MAX_TEXT_RESPONSE}"${hint}>`;
  }
  const choices = choicesOf(question, blank);
  const options = choices.map(({ id, text }, at) => {
    const shown = (isPlain(choices) && plainOf(text)) || letterOf(at);
    return `<option value="${escaped(id)}">${escaped(shown)}</option>`;
  });
  return `<select class="input" ${shared}><option value="">${escaped(words.choose)}</option>${options.join("")}</select>`;
}

export function choicesOf({ options }: Pick<Question, "options">, { optionIds }: PublicBlank): OfferedShown[] {
  return options.filter(({ id }) => optionIds.includes(id));
}

/** Whether all of them can be in a list; those with markup, images or formulas are above it, under letters. */
export const isPlain = (choices: readonly OfferedShown[]): boolean =>
  choices.every(({ text }) => plainOf(text) !== null);

/** The text of a question as a name: plain, with words for its blanks. */
export function nameOfText({ text, blanks }: Question, wordOf: (number: number) => string): string {
  const keys = blanks.map(({ key }) => key);
  const html = inTextOf(text.html, (piece) =>
    replaceMarks(piece, (key, mark) => (keys.includes(key) ? escaped(wordOf(keys.indexOf(key) + 1)) : mark)),
  );
  const said = html
    .replace(/<math alttext="([^"]*)"[\s\S]*?<\/math>/g, "$1")
    .replace(/<img\b(?:"[^"]*"|[^">])*?\balt="([^"]*)"(?:"[^"]*"|[^">])*>/g, "$1")
    .replace(tag, " ");
  return (plainOf({ html: said, isInline: true }) ?? said).replace(/\s+/g, " ").trim();
}

/** A mark as it is shown where nothing is filled in: the number of its blank. */
export function textWithNumbers(text: { html: string; isInline: boolean }, keys: readonly string[], word: string) {
  const html = inTextOf(text.html, (piece) =>
    replaceMarks(piece, (key, mark) => {
      const number = keys.indexOf(key) + 1;
      if (number === 0) return mark;
      return `<span class="blank-mark"><span class="visually-hidden">${escaped(word)} </span>${number}</span>`;
    }),
  );
  return { ...text, html };
}

const tag = /<(\/?)([a-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
/** What can't hold a field, or gives its text another meaning. */
const closed = new Set(["a", "button", "label", "math", "script", "select", "style", "summary", "svg", "textarea"]);

/** HTML of our renderer with its text changed: neither tags and attributes nor what is within a closed element. */
function inTextOf(html: string, change: (piece: string) => string): string {
  let made = "";
  let from = 0;
  let depth = 0;
  const text = (piece: string) => (depth === 0 ? change(piece) : piece);
  for (const found of html.matchAll(tag)) {
    const [whole, slash, name = ""] = found;
    made += text(html.slice(from, found.index)) + whole;
    from = found.index + whole.length;
    if (closed.has(name.toLowerCase())) depth = Math.max(0, depth + (slash ? -1 : 1));
  }
  return made + text(html.slice(from));
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

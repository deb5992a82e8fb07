import type { EditedQuestion } from "../../edited-question";
import { absoluteTolerance } from "../../formats/absolute-tolerance";
import type { Tell } from "../../formats/issues";
import { htmlOf } from "../../formats/moodle-xml/html-markdown";
import { plainWords } from "../../formats/moodle-xml/moodle-text";
import { type Blank, type BlankOf, blanksInText, type TypedBlank } from "./body";
import { allCredit, type KnownAnswer, knownAnswers } from "./known-answers";
import { replaceMarks } from "./marks";

/** The points of each field, from 1: Moodle has whole ones only. Null where the question's points can't be shared out in such. */
export function clozeWeight(question: EditedQuestion): number | null {
  const weight = question.points / Math.max(1, blanksInText(question).length);
  return Number.isInteger(weight) && weight > 0 ? weight : null;
}

/** A text with its blanks as Moodle's embedded answers. Blanks that aren't in the text aren't in the file. */
export function blanksText(question: EditedQuestion, tell: Tell): string {
  const byKey = new Map(blanksInText(question).map((blank) => [blank.key, blank]));
  const weight = clozeWeight(question) ?? 1;
  const text = question.text.replace(/\{(?=\d*:[A-Z])/g, "&#123;");
  return replaceMarks(text, (key, mark) => {
    const blank = byKey.get(key);
    return blank ? `{${weight}:${fieldOf(blank, tell)}}` : mark;
  });
}

function fieldOf(blank: Blank, tell: Tell): string {
  if (blank.kind === "dropdown")
    return `MULTICHOICE_S:${blank.choices.map((choice) => choiceOf(choice, blank, tell)).join("~")}`;
  const told = feedbackOf(blank.feedback, tell);
  const answers = knownAnswers(blank).map(
    (known) =>
      `${signOf(known)}${escaped(wordsOf(blank, known))}${feedbackOf(joined(known.feedback, blank.feedback), tell)}`,
  );
  return `${nameOf(blank)}:${[...answers, ...(told === "" ? [] : [`*${told}`])].join("~")}`;
}

function nameOf(blank: TypedBlank): string {
  if (blank.kind === "number") return "NUMERICAL";
  return blank.isCaseSensitive ? "SHORTANSWER_C" : "SHORTANSWER";
}

/** Cloze takes any percentage, unlike Moodle's other questions. */
const signOf = ({ credit }: KnownAnswer): string => (credit === allCredit ? "=" : `%${Number(credit.toFixed(2))}%`);

const wordsOf = ({ kind }: TypedBlank, { value, tolerance }: KnownAnswer): string =>
  kind === "number"
    ? `${value.trim()}:${absoluteTolerance(value, tolerance) || "0"}`
    : value.trim().replaceAll("*", "\\*");

/** What is said of the blank is said of each of its answers, behind what is said of that. */
const joined = (...texts: string[]): string =>
  texts
    .map((words) => words.trim())
    .filter((words) => words !== "")
    .join("\n\n");

function choiceOf(
  { text, isCorrect, feedback }: BlankOf<"dropdown">["choices"][number],
  blank: Blank,
  tell: Tell,
): string {
  return `${isCorrect ? "=" : ""}${escaped(shownWords(text, tell))}${feedbackOf(joined(feedback, blank.feedback), tell)}`;
}

const feedbackOf = (markdown: string, tell: Tell): string =>
  markdown.trim() === "" ? "" : `#${escaped(shownWords(markdown, tell))}`;

/** Moodle takes them for HTML. Markdown that is more than words is shown with its signs. */
function shownWords(markdown: string, tell: Tell): string {
  const words = plainWords(markdown);
  if (words === null) tell("plain_answers");
  return htmlOf(words ?? markdown.trim());
}

/** As character references, which end no part of a field. A backslash before another sign would be read as escaping it. */
const escaped = (words: string): string => words.replace(/[&<>~#{}=%\\\n"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

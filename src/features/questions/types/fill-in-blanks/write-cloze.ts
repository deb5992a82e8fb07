import type { EditedQuestion } from "../../edited-question";
import { absoluteTolerance } from "../../formats/absolute-tolerance";
import type { Tell } from "../../formats/issues";
import { htmlOf } from "../../formats/moodle-xml/html-markdown";
import { plainWords } from "../../formats/moodle-xml/moodle-text";
import { type Blank, type BlankOf, blanksInText } from "./body";
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
  const other = told === "" ? [] : [`*${told}`];
  if (blank.kind === "number") {
    const value = `${blank.value.trim()}:${absoluteTolerance(blank.value, blank.tolerance) || "0"}`;
    return `NUMERICAL:${[`=${escaped(value)}${told}`, ...other].join("~")}`;
  }
  const accepted = blank.accepted.map((words) => `=${escaped(words.trim().replaceAll("*", "\\*"))}${told}`);
  return `${blank.isCaseSensitive ? "SHORTANSWER_C" : "SHORTANSWER"}:${[...accepted, ...other].join("~")}`;
}

/** What is said of the blank is said of each of its choices, behind what is said of that. */
function choiceOf(
  { text, isCorrect, feedback }: BlankOf<"dropdown">["choices"][number],
  blank: Blank,
  tell: Tell,
): string {
  const told = [feedback, blank.feedback].map((words) => words.trim()).filter((words) => words !== "");
  return `${isCorrect ? "=" : ""}${escaped(shownWords(text, tell))}${feedbackOf(told.join("\n\n"), tell)}`;
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

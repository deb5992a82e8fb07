import { parseDecimal } from "@/lib/decimal";
import type { EditedQuestion } from "../../edited-question";
import {
  blankAnswer,
  type MarkedBy,
  noKey,
  type QuestionAuthoring,
  type QuestionProblem,
} from "../../question-authoring";
import { MAX_FIELDS } from "../../question-type";
import { problemsOfTexts } from "../../shared/choice-authoring";
import { problemsOfNumber } from "../../shared/number-authoring";
import { type Blank, type BlankOf, type BlanksBody, readBlanks } from "./body";
import { marksIn, repeatedMarksIn } from "./marks";

export const fillInBlanksAuthoring: QuestionAuthoring = {
  fit: (question) => ({ ...question, ...noKey, body: { blanks: blanksOf(question) } satisfies BlanksBody }),
  problems(question) {
    const blanks = blanksOf(question);
    const problems = blanks.flatMap((blank, at) =>
      [...problemsOfMark(blank, question.text), ...problemsOfBlank(blank)].map(({ code }) => ({ code, at })),
    );
    return marksIn(question.text).length === 0 ? [...problems, { code: "no_blanks" }] : problems;
  },
  toOptions: (question, { newId }) =>
    blanksOf(question).flatMap((blank) => {
      if (blank.kind === "text") return blank.accepted.map((text) => blankAnswer(newId(), text, true));
      if (blank.kind === "number") return blank.value === "" ? [] : [blankAnswer(newId(), blank.value, true)];
      return blank.choices.map(({ text, isCorrect, feedback: explanation }) => ({
        ...blankAnswer(newId(), text, isCorrect),
        explanation,
      }));
    }),
  /** One blank, to be put where it belongs: a list where an option is wrong, else a field that accepts them all. */
  fromOptions(options, { means }) {
    const texts = options.filter(({ text, isPattern }) => text.trim() !== "" && !isPattern);
    if (texts.length === 0) return { answers: [], body: { blanks: [] } satisfies BlanksBody };
    const choices = texts.map(({ text, isCorrect, explanation: feedback }) => ({
      ...{ id: means.newId(), text, isCorrect, feedback },
    }));
    const blank: Blank = texts.every(({ isCorrect }) => isCorrect)
      ? { ...emptyBlank("1"), accepted: texts.map(({ text }) => text.slice(0, 1000)) }
      : { kind: "dropdown", key: "1", feedback: "", choices };
    return { answers: [], body: { blanks: [blank] } satisfies BlanksBody };
  },
};

export const emptyBlank = (key: string): BlankOf<"text"> => ({
  ...{ kind: "text", key, feedback: "" },
  ...{ accepted: [], isCaseSensitive: false },
});

/** Nothing was written for it: a mark that was typed and taken out again leaves nothing. */
const isEmpty = (blank: Blank): boolean =>
  blank.kind === "text" && blank.feedback === "" && blank.accepted.every((text) => text.trim() === "");

/** In the order of the text, then those that it lost. A mark that was typed by hand has a blank that is still empty. */
export function blanksOf({ text, body }: Pick<MarkedBy, "text" | "body">): Blank[] {
  const stored = readBlanks(body);
  const byKey = new Map(stored.map((blank) => [blank.key, blank]));
  const marks = marksIn(text);
  const unused = stored.filter((blank) => !marks.includes(blank.key) && !isEmpty(blank));
  const inText = marks.map((key) => byKey.get(key) ?? emptyBlank(key));
  // No stored one is lost to marks beyond what a question holds.
  let room = MAX_FIELDS - unused.length - inText.filter(({ key }) => byKey.has(key)).length;
  const kept = inText.filter(({ key }) => byKey.has(key) || room-- > 0);
  return [...kept, ...unused];
}

/** The lowest number that no blank and no mark has; null where the question holds as many as it can. */
export function nextKey(question: Pick<EditedQuestion, "text" | "body">): string | null {
  const taken = new Set([...blanksOf(question).map(({ key }) => key), ...marksIn(question.text)]);
  if (taken.size >= MAX_FIELDS) return null;
  let key = 1;
  while (taken.has(`${key}`)) key += 1;
  return `${key}`;
}

function problemsOfMark({ key }: Blank, text: string): QuestionProblem[] {
  if (!marksIn(text).includes(key)) return [{ code: "blank_unused" }];
  return repeatedMarksIn(text).has(key) ? [{ code: "blank_repeated" }] : [];
}

/** `at` counts its accepted answers or its choices. */
export function problemsOfBlank(blank: Blank): QuestionProblem[] {
  if (blank.kind === "number") return problemsOfNumber(blank);
  if (blank.kind === "text") {
    if (blank.accepted.length === 0) return [{ code: "blank_without_answer" }];
    return blank.accepted.flatMap((text, at) =>
      text.trim() === "" ? [{ code: "accepted_missing" as const, at }] : [],
    );
  }
  const { choices } = blank;
  const problems = problemsOfTexts(choices, { missing: "option_missing", repeated: "option_repeated" });
  if (choices.length < 2) problems.push({ code: "too_few_choices" });
  return choices.filter(({ isCorrect }) => isCorrect).length === 1
    ? problems
    : [...problems, { code: "no_right_choice" }];
}

/** The blank as another kind, with its answers as far as that can hold them. */
export function asKind(blank: Blank, kind: Blank["kind"], newId: () => string): Blank {
  if (blank.kind === kind) return blank;
  const { key, feedback } = blank;
  const right = rightTexts(blank);
  if (kind === "text") return { ...emptyBlank(key), feedback, accepted: right };
  if (kind === "number") {
    const value = right.find((text) => parseDecimal(text)) ?? "";
    return { kind, key, feedback, value, tolerance: "" };
  }
  const [first = "", ...others] = right;
  const choices = [first, ...(others.length > 0 ? others : [""])].map((text, at) => ({
    ...{ id: newId(), text, isCorrect: at === 0, feedback: "" },
  }));
  return { kind, key, feedback, choices };
}

function rightTexts(blank: Blank): string[] {
  if (blank.kind === "text") return blank.accepted;
  if (blank.kind === "number") return blank.value.trim() === "" ? [] : [blank.value];
  return blank.choices.flatMap(({ text, isCorrect }) => (isCorrect && text.trim() !== "" ? [text.slice(0, 1000)] : []));
}

import { parseDecimal } from "@/lib/decimal";
import type { EditedAnswer, EditedQuestion } from "../../edited-question";
import {
  blankAnswer,
  type MarkedBy,
  noKey,
  type QuestionAuthoring,
  type QuestionProblem,
} from "../../question-authoring";
import { MAX_FIELDS } from "../../question-type";
import { questionType } from "../../registry";
import { problemsOfTexts } from "../../shared/choice-authoring";
import { keptForeseen } from "../../shared/foreseen-number";
import { problemsOfForeseen, problemsOfNumber } from "../../shared/number-authoring";
import { type Blank, type BlankOf, type BlanksBody, mostTexts, readBlanks } from "./body";
import { allCredit, type KnownAnswer, knownAnswers, storedOthers, storedText, textsOf } from "./known-answers";
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
    blanksOf(question)
      .flatMap(knownIn)
      .map(({ value, credit, feedback: explanation }) => ({
        ...{ ...blankAnswer(newId(), value, credit === allCredit), explanation },
        ...(credit > 0 && credit < allCredit && { credit }),
      })),
  /** One blank, to be put where it belongs: a list where an option that students saw is wrong, else a field that knows them all. */
  fromOptions(options, { type, means }) {
    const texts = options.filter(({ text, isPattern }) => text.trim() !== "" && !isPattern);
    if (texts.length === 0) return { answers: [], body: { blanks: [] } satisfies BlanksBody };
    const isField = questionType(type).offer === null || texts.every(({ isCorrect }) => isCorrect);
    const shared = { key: "1", feedback: "" };
    const choices = texts.map(({ text, isCorrect, explanation: feedback }) => ({
      ...{ id: means.newId(), text, isCorrect, feedback },
    }));
    const blank: Blank = isField ? textBlank(shared, texts.map(knownOf)) : { kind: "dropdown", ...shared, choices };
    return { answers: [], body: { blanks: [blank] } satisfies BlanksBody };
  },
};

export const emptyBlank = (key: string): BlankOf<"text"> => ({
  ...{ kind: "text", key, feedback: "" },
  ...{ accepted: [], isCaseSensitive: false },
});

/** Nothing was written for it: a mark that was typed and taken out again leaves nothing. */
const isEmpty = (blank: Blank): boolean =>
  blank.kind === "text" &&
  blank.feedback === "" &&
  textsOf(blank).every(({ text, feedback }) => text.trim() === "" && feedback === "");

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

/** `at` counts its texts, its other numbers or its choices. */
export function problemsOfBlank(blank: Blank): QuestionProblem[] {
  if (blank.kind === "number") return [...problemsOfNumber(blank), ...problemsOfForeseen(blank.foreseen ?? [])];
  if (blank.kind === "text") {
    const missing = textsOf(blank).flatMap(({ text }, at) =>
      text.trim() === "" ? [{ code: "accepted_missing" as const, at }] : [],
    );
    return textsOf(blank).some(({ credit }) => credit === allCredit)
      ? missing
      : [...missing, { code: "blank_without_answer" }];
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
  const known = knownIn(blank).filter((one) => blank.kind !== "dropdown" || isRight(one) || one.feedback.trim() !== "");
  if (kind === "text") return textBlank({ key, feedback }, known);
  if (kind === "number") return numberBlank({ key, feedback }, known);
  const [first = nothing] = known.filter(isRight);
  const [second = nothing, ...others] = known.filter((one) => one !== first);
  const choices = [first, second, ...others].map(({ value: text, feedback: said }, at) => ({
    ...{ id: newId(), text, isCorrect: at === 0, feedback: said },
  }));
  return { kind, key, feedback, choices };
}

const nothing: KnownAnswer = { value: "", tolerance: "", credit: 0, feedback: "" };
const isRight = ({ credit }: KnownAnswer): boolean => credit === allCredit;

/** What a blank knows, and what is said of each. */
function knownIn(blank: Blank): KnownAnswer[] {
  const all =
    blank.kind === "dropdown"
      ? blank.choices.map(({ text, isCorrect, feedback }) => ({
          ...{ ...nothing, value: text, credit: isCorrect ? allCredit : 0, feedback },
        }))
      : knownAnswers(blank);
  return all.filter(({ value }) => value.trim() !== "");
}

const knownOf = ({ text, isCorrect, credit = 0, explanation: feedback }: EditedAnswer): KnownAnswer => ({
  ...{ ...nothing, value: text, credit: isCorrect ? allCredit : credit, feedback },
});

type Shared = Pick<Blank, "key" | "feedback">;

const textBlank = ({ key, feedback }: Shared, known: readonly KnownAnswer[]): BlankOf<"text"> => ({
  ...{ ...emptyBlank(key), feedback },
  accepted: known
    .slice(0, mostTexts)
    .map(({ value, credit, feedback: said }) => storedText({ text: value.slice(0, 1000), credit, feedback: said })),
});

function numberBlank({ key, feedback }: Shared, known: readonly KnownAnswer[]): BlankOf<"number"> {
  const numbers = known.filter(({ value }) => value.length <= 120 && parseDecimal(value));
  const { value, feedback: answerFeedback } = numbers.find(isRight) ?? nothing;
  const others = { answerFeedback, foreseen: keptForeseen(numbers.filter((one) => !isRight(one))) };
  return { kind: "number", key, feedback, value, tolerance: "", ...storedOthers(others) };
}

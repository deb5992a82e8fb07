import type { EditedAnswer, EditedQuestion, QuestionKind } from "@/features/questions/edited-question";
import { readEssay } from "@/features/questions/types/essay/body";
import { readMatching } from "@/features/questions/types/matching/body";
import { decimalText, parseDecimal, percentOf } from "@/lib/decimal";
import type { QuestionWriter } from "../write-questions";
import { escaped } from "./gift-text";

type Tell = Parameters<QuestionWriter>[1];
type KeyWriter = (question: EditedQuestion, tell: Tell) => string;

/** As Moodle's reader takes it: texts are Markdown. Types that GIFT has no form for are not in the table. */
export const writeGift: QuestionWriter = (question, tell) => {
  const writeKey = keys[question.type];
  if (!writeKey) return null;
  if (question.points !== 1) tell("points");
  const general = [question.explanation, question.feedback].filter((words) => words.trim() !== "").join("\n\n");
  const afterwards = general === "" ? "" : `\n####${escaped(general)}`;
  return `[markdown]${escaped(question.text.trim())}{${writeKey(question, tell)}${afterwards}}`;
};

const feedbackOf = ({ explanation }: EditedAnswer): string =>
  explanation.trim() === "" ? "" : `#${escaped(explanation.trim())}`;

/** A "%" before the words would be taken for a weight. */
function optionLine(sign: "=" | "~", answer: EditedAnswer, weight: number | null, text = answer.text): string {
  const usual = sign === "=" ? 100 : 0;
  const percent = weight ?? (text.trim().startsWith("%") ? usual : null);
  const weighed = percent === null ? "" : `%${Number(percent.toFixed(5))}%`;
  return `\n${sign}${weighed}${escaped(text.trim())}${feedbackOf(answer)}`;
}

const single: KeyWriter = ({ answers }) =>
  answers.map((answer) => optionLine(answer.isCorrect ? "=" : "~", answer, null)).join("");

/** Each right option its share, each wrong one takes one away: as they are marked here. */
const multiple: KeyWriter = ({ answers }) => {
  const share = 100 / Math.max(1, answers.filter(({ isCorrect }) => isCorrect).length);
  return answers.map((answer) => optionLine("~", answer, answer.isCorrect ? share : -share)).join("");
};

const trueFalse: KeyWriter = ({ answers: [whenTrue, whenFalse] }) => {
  if (!whenTrue || !whenFalse) return "";
  const [right, wrong] = whenTrue.isCorrect ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  const ofRight = feedbackOf(right);
  const ofWrong = feedbackOf(wrong) || (ofRight && "#");
  return `${whenTrue.isCorrect ? "TRUE" : "FALSE"}${ofWrong}${ofRight}`;
};

const numeric: KeyWriter = ({ numericValue, numericTolerance, numericUnit }, tell) => {
  if (numericUnit.trim() !== "") tell("unit");
  const value = parseDecimal(numericValue);
  const [, amount = "", percent] = /^\s*(.*?)\s*(%?)\s*$/.exec(numericTolerance) ?? [];
  const share = percent === "%" ? parseDecimal(amount) : null;
  const tolerance = value && share ? decimalText(percentOf(value, share)) : amount;
  return `#${numericValue.trim()}${tolerance === "" ? "" : `:${tolerance}`}`;
};

const shortAnswer: KeyWriter = ({ answers }, tell) =>
  answers
    .map((answer) => {
      if (answer.isCaseSensitive) tell("case");
      const words = answer.isPattern ? starsOf(answer.text) : answer.text.replaceAll("*", "\\*");
      if (words !== null) return optionLine("=", answer, null, words);
      tell("pattern");
      return "";
    })
    .join("");

/** A pattern of letters and "any letters" alone, as GIFT writes it; null for any other. */
function starsOf(pattern: string): string | null {
  const parts = pattern.split(".*").map((part) => {
    const bare = part.replace(/\\[\\^$.|?*+()[\]{}]/g, "");
    return /[\\^$.|?*+()[\]{}]/.test(bare) ? null : part.replace(/\\(.)/g, (_, sign) => (sign === "*" ? "\\*" : sign));
  });
  return parts.includes(null) ? null : parts.join("*");
}

const matching: KeyWriter = ({ body }, tell) => {
  const { pairs, extras } = readMatching(body);
  if (pairs.some(({ feedback }) => feedback.trim() !== "")) tell("feedback");
  // Nothing escapes an arrow: as a character reference it is the same to a reader.
  const side = (text: string) => escaped(text.trim().replaceAll("->", "-&gt;"));
  const lines = pairs.map(({ prompt, answer }) => `\n=${side(prompt)} -> ${side(answer)}`);
  return [...lines, ...extras.map(({ answer }) => `\n= -> ${side(answer)}`)].join("");
};

const essay: KeyWriter = ({ body }, tell) => {
  const { minWords, maxWords, graderNotes } = readEssay(body);
  if (minWords !== null || maxWords !== null) tell("limits");
  if (graderNotes.trim() !== "") tell("notes");
  return "";
};

const keys: Partial<Record<QuestionKind, KeyWriter>> = {
  SINGLE_CHOICE: single,
  MULTIPLE_CHOICE: multiple,
  TRUE_FALSE: trueFalse,
  NUMERIC: numeric,
  SHORT_ANSWER: shortAnswer,
  MATCHING: matching,
  ESSAY: essay,
};

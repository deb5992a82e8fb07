import type { EditedAnswer, EditedQuestion, QuestionKind } from "@/features/questions/edited-question";
import { readEssay } from "@/features/questions/types/essay/body";
import { blanksInText } from "@/features/questions/types/fill-in-blanks/body";
import { readMatching } from "@/features/questions/types/matching/body";
import { absoluteTolerance } from "../absolute-tolerance";
import { starredOf } from "../star-patterns";
import type { QuestionWriter } from "../write-questions";
import { weightOfWrong } from "../wrong-weight";
import { unblanked } from "./gift-blank";
import { escaped } from "./gift-text";

type Tell = Parameters<QuestionWriter>[1];
type KeyWriter = (question: EditedQuestion, tell: Tell) => string;

/** As Moodle's reader takes it: texts are Markdown. Types that GIFT has no form for are not in the table: of blanks, it has one between words. */
export const writeGift: QuestionWriter = (given, tell) => {
  const blank = given.type === "FILL_IN_BLANKS" ? unblanked(given) : null;
  const { question, before, behind } = blank ?? { question: given, before: given.text.trim(), behind: "" };
  const writeKey = keys[question.type];
  if (!writeKey) return null;
  if (blank && blanksInText(given).some(({ feedback }) => feedback.trim() !== "")) tell("feedback");
  if (question.points !== 1) tell("points");
  const isPenaltySaid = !blank && writeKey === single && weightOfWrong(given.penalty) !== null;
  const penalty = isPenaltySaid ? given.penalty : 0;
  if (penalty !== given.penalty) tell("penalty");
  const general = [question.explanation, question.feedback].filter((words) => words.trim() !== "").join("\n\n");
  const afterwards = general === "" ? "" : `\n####${escaped(general)}`;
  return `[markdown]${escaped(before.trimStart())}{${writeKey({ ...question, penalty }, tell)}${afterwards}}${escaped(behind.trimEnd())}`;
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

const single: KeyWriter = ({ answers, penalty }) => {
  const ofWrong = weightOfWrong(penalty) || null;
  return answers
    .map((answer) => optionLine(answer.isCorrect ? "=" : "~", answer, answer.isCorrect ? null : ofWrong))
    .join("");
};

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

const numeric: KeyWriter = ({ numericValue, numericTolerance, numericUnit, body }, tell) => {
  if (numericUnit.trim() !== "") tell("unit");
  if (body) tell("units");
  const tolerance = absoluteTolerance(numericValue, numericTolerance);
  return `#${numericValue.trim()}${tolerance === "" ? "" : `:${tolerance}`}`;
};

const shortAnswer: KeyWriter = ({ answers }, tell) =>
  answers
    .map((answer) => {
      if (answer.isCaseSensitive) tell("case");
      const words = starredOf(answer);
      if (words !== null) return optionLine("=", answer, null, words);
      tell("pattern");
      return "";
    })
    .join("");

const matching: KeyWriter = ({ body }, tell) => {
  const { pairs, extras } = readMatching(body);
  if (pairs.some(({ feedback }) => feedback.trim() !== "")) tell("feedback");
  // Nothing escapes an arrow: as a character reference it is the same to a reader.
  const side = (text: string) => escaped(text.trim().replaceAll("->", "-&gt;"));
  const lines = pairs.map(({ prompt, answer }) => `\n=${side(prompt)} -> ${side(answer)}`);
  return [...lines, ...extras.map(({ answer }) => `\n= -> ${side(answer)}`)].join("");
};

const essay: KeyWriter = ({ body }, tell) => {
  const { minWords, maxWords, graderNotes, rubric } = readEssay(body);
  if (rubric) tell("rubric");
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

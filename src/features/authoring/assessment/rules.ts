import { parseDecimal } from "@/lib/decimal";
import type { AssessmentRules, EditedAnswer, EditedQuestion, QuestionKind } from "./schema";

/** Fields that are kept or lost together: the key makes sense only as a whole. */
export const questionGroups = [
  ["text"],
  ["points"],
  ["explanation"],
  ["feedback"],
  ["type", "answers", "numericValue", "numericTolerance", "numericUnit"],
] as const satisfies readonly (readonly (keyof EditedQuestion)[])[];

export const ruleGroups = [
  ["title"],
  ["description"],
  ["passingScore"],
  ["maxAttempts"],
  ["timeLimitMinutes"],
  ["randomizeQuestions"],
  ["randomizeAnswers"],
  ["showResults"],
  ["showCorrectAnswers"],
  ["countingRule"],
] as const satisfies readonly (readonly (keyof AssessmentRules)[])[];

/** The same words and key; ids of answers are no content. */
export const isSame = (a: unknown, b: unknown): boolean => digestOf(a) === digestOf(b);

function digestOf(value: unknown): string {
  return JSON.stringify(value, (name, inner: unknown) => {
    if (name === "id") return undefined;
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/**
 * What is stored, with what one author changed in it since they saw `base`. Null when both changed the same thing, each in
 * another way.
 */
export function merge<T extends object>(
  groups: readonly (readonly (keyof T)[])[],
  { stands, base, mine }: { stands: T; base: T; mine: T },
): T | null {
  let merged = stands;
  for (const group of groups) {
    const part = (of: T) => group.map((name) => of[name]);
    if (isSame(part(mine), part(base)) || isSame(part(mine), part(stands))) continue;
    if (!isSame(part(stands), part(base))) return null;
    merged = { ...merged, ...Object.fromEntries(group.map((name) => [name, mine[name]])) };
  }
  return merged;
}

export const isChoice = (type: QuestionKind): boolean => type !== "NUMERIC" && type !== "SHORT_ANSWER";

/** Without what its kind has no use for. */
export function fitToKind(question: EditedQuestion): EditedQuestion {
  if (question.type === "NUMERIC") return { ...question, answers: [] };
  const plain = { ...question, numericValue: "", numericTolerance: "", numericUnit: "" };
  if (question.type === "SHORT_ANSWER")
    return { ...plain, answers: question.answers.map((answer) => ({ ...answer, isCorrect: true })) };
  return { ...plain, answers: question.answers.map((a) => ({ ...a, isCaseSensitive: false, isPattern: false })) };
}

export interface KindMeans {
  newId: () => string;
  /** What the two options of a true/false question are called. */
  trueFalse: readonly [string, string];
}

export const blankAnswer = (id: string, text = "", isCorrect = false): EditedAnswer => ({
  id,
  text,
  isCorrect,
  explanation: "",
  isCaseSensitive: false,
  isPattern: false,
});

export function blankQuestion(type: QuestionKind, means: KindMeans): EditedQuestion {
  const nothing = { text: "", points: 1, explanation: "", feedback: "" };
  const noKey = { numericValue: "", numericTolerance: "", numericUnit: "", answers: [] };
  return convertQuestion({ ...nothing, ...noKey, type: "NUMERIC" }, type, means);
}

/** The question as another kind, with as much of its key as that kind can hold. */
export function convertQuestion(question: EditedQuestion, type: QuestionKind, means: KindMeans): EditedQuestion {
  if (type === question.type) return question;
  const answers = answersAs(question, type, means);
  const [first] = question.answers.filter(({ isCorrect, isPattern }) => isCorrect && !isPattern);
  const numericValue = type === "NUMERIC" && first && parseDecimal(first.text) ? first.text.trim() : "";
  return fitToKind({ ...question, type, answers, ...(type === "NUMERIC" ? { numericValue } : {}) });
}

function answersAs(question: EditedQuestion, type: QuestionKind, { newId, trueFalse }: KindMeans): EditedAnswer[] {
  const key = question.numericValue.trim();
  const known = question.type === "NUMERIC" && key !== "" ? [blankAnswer(newId(), key, true)] : [...question.answers];
  if (type === "NUMERIC") return [];
  if (type === "SHORT_ANSWER") {
    const right = known.filter(({ isCorrect, text }) => isCorrect && text.trim() !== "");
    return right.length > 0 ? right : [blankAnswer(newId(), "", true)];
  }
  if (type === "TRUE_FALSE") {
    const [first = blankAnswer(newId()), second = blankAnswer(newId())] =
      isChoice(question.type) && known.length === 2 ? withOneKey(known) : [];
    return [named(first, trueFalse[0]), named(second, trueFalse[1])];
  }
  const options = [...known];
  while (options.length < 2) options.push(blankAnswer(newId()));
  return type === "SINGLE_CHOICE" ? withOneKey(options) : options;
}

const named = (answer: EditedAnswer, text: string): EditedAnswer =>
  answer.text.trim() === "" ? { ...answer, text } : answer;

function withOneKey(options: readonly EditedAnswer[]): EditedAnswer[] {
  const key = options.findIndex(({ isCorrect }) => isCorrect);
  return options.map((option, at) => ({ ...option, isCorrect: at === key }));
}

/** Something that a question lacks, or that cannot be marked. `at` counts its options or accepted answers from 0. */
export interface QuestionProblem {
  code:
    | "text_missing"
    | "too_few_options"
    | "option_missing"
    | "option_repeated"
    | "no_key"
    | "many_keys"
    | "number_missing"
    | "number_unreadable"
    | "tolerance_unreadable"
    | "no_accepted"
    | "accepted_missing";
  at?: number;
}

/** As much of a question as says whether it can be marked. */
export type MarkedBy = Pick<EditedQuestion, "type" | "text" | "numericValue" | "numericTolerance"> & {
  answers: readonly Pick<EditedAnswer, "text" | "isCorrect">[];
};

/** Everything that is between a question and a student who can get it right. The editor and the publishing checks ask here. */
export function findQuestionProblems(question: MarkedBy): QuestionProblem[] {
  const text: QuestionProblem[] = question.text.trim() === "" ? [{ code: "text_missing" }] : [];
  if (question.type === "NUMERIC") return [...text, ...problemsOfNumber(question)];
  if (question.type === "SHORT_ANSWER") return [...text, ...problemsOfAccepted(question)];
  return [...text, ...problemsOfOptions(question)];
}

function problemsOfNumber({ numericValue, numericTolerance }: MarkedBy): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  if (numericValue.trim() === "") problems.push({ code: "number_missing" });
  else if (!parseDecimal(numericValue)) problems.push({ code: "number_unreadable" });
  const amount = numericTolerance.trim().replace(/\s*%$/, "");
  const isReadable = amount === "" ? numericTolerance.trim() === "" : (parseDecimal(amount)?.digits ?? -1n) >= 0n;
  return isReadable ? problems : [...problems, { code: "tolerance_unreadable" }];
}

function problemsOfAccepted({ answers }: MarkedBy): QuestionProblem[] {
  if (!answers.some(({ isCorrect }) => isCorrect)) return [{ code: "no_accepted" }];
  return answers.flatMap(({ text }, at) => (text.trim() === "" ? [{ code: "accepted_missing" as const, at }] : []));
}

function problemsOfOptions({ type, answers }: MarkedBy): QuestionProblem[] {
  const texts = answers.map(({ text }) => text.trim());
  const right = answers.filter(({ isCorrect }) => isCorrect).length;
  const problems: QuestionProblem[] = texts.flatMap((text, at): QuestionProblem[] => {
    if (text === "") return [{ code: "option_missing", at }];
    return texts.indexOf(text) < at ? [{ code: "option_repeated", at }] : [];
  });
  if (answers.length < 2) problems.push({ code: "too_few_options" });
  // Without a key a multiple choice would give all its points for ticking nothing.
  if (right === 0) problems.push({ code: "no_key" });
  return type !== "MULTIPLE_CHOICE" && right > 1 ? [...problems, { code: "many_keys" }] : problems;
}

/** The list with one thing moved before another one, or to the end. */
export function movedBefore(ids: readonly string[], id: string, beforeId: string | null): string[] {
  if (!ids.includes(id) || id === beforeId) return [...ids];
  const others = ids.filter((each) => each !== id);
  const at = beforeId === null ? -1 : others.indexOf(beforeId);
  return at === -1 ? [...others, id] : others.toSpliced(at, 0, id);
}

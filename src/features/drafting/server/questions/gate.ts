import "server-only";
import { type QuestionProblemCode, questionProblems } from "@/features/drafting/question-problems";
import { findQuestionProblems, isChoice } from "@/features/questions/authoring";
import type { MarkedBy } from "@/features/questions/question-authoring";
import { parseDecimal, readDecimals } from "@/lib/decimal";
import { isAllOrNone } from "./all-or-none";
import { findGiveaways } from "./giveaways";
import { contentWords, figuresIn, holdsNumber, likeness, shareFound, wordsOf } from "./words";

export interface JudgedQuestion {
  question: MarkedBy;
  /** The passages that it cites, in full. Null where there are no sources that it could rest on. */
  passages: readonly string[] | null;
}

/** So many true/false questions with one and the same answer are no accident: by chance that is one in eight. */
const MOST_OF_ONE_SIDE = 4;

/**
 * What is wrong with each of the questions: with itself, with the passages it cites, and beside those that are there already or
 * come before it.
 */
export function judgeQuestions(
  questions: readonly JudgedQuestion[],
  existing: readonly MarkedBy[],
): QuestionProblemCode[][] {
  const all = questions.map(({ question }) => question);
  const isOneSided = findOneSided([...existing, ...all]);
  return questions.map(({ question, passages }, at) => {
    const problems = findFaults(question, passages);
    if ([...existing, ...all.slice(0, at)].some((other) => isRepeated(question, other))) problems.push("repeated");
    if (isOneSided && all.findLastIndex(({ type }) => type === "TRUE_FALSE") === at) problems.push("one_sided");
    return [...new Set(problems)];
  });
}

/** What is wrong with a question automatically and by the passages it cites. */
export function findFaults(question: MarkedBy, passages: JudgedQuestion["passages"]): QuestionProblemCode[] {
  const incomplete = findQuestionProblems(question)
    .map(({ code }) => (code === "option_repeated" ? "options_alike" : code))
    .filter((code) => (questionProblems as readonly string[]).includes(code)) as QuestionProblemCode[];
  const problems: QuestionProblemCode[] = [...incomplete, ...findFaultsOfOptions(question), ...findGiveaways(question)];
  if (passages !== null && incomplete.length === 0) {
    if (passages.length === 0) problems.push("not_cited");
    else if (!isAnswered(question, passages.join("\n"))) problems.push("not_in_passage");
  }
  return [...new Set(problems)];
}

function findFaultsOfOptions({ type, answers }: MarkedBy): QuestionProblemCode[] {
  if (!isChoice(type)) return [];
  const problems: QuestionProblemCode[] = [];
  const texts = answers.map(({ text }) => text);
  if (type === "MULTIPLE_CHOICE" && answers.length > 1 && answers.every(({ isCorrect }) => isCorrect))
    problems.push("all_keys");
  if (texts.some((text, at) => texts.slice(0, at).some((other) => isAlike(text, other))))
    problems.push("options_alike");
  if (
    texts.some((text) =>
      isAllOrNone(
        text,
        texts.filter((other) => other !== text),
      ),
    )
  )
    problems.push("all_or_none");
  if (texts.some((text, at) => isJoined(text, texts.toSpliced(at, 1)))) problems.push("options_joined");
  return problems;
}

/** In code each sign counts: there `==` is not `===`, nor `getelement` `getElement`. */
const isCode = (text: string): boolean => /[`{}<>=$_\\|^*#]|\p{Ll}\p{Lu}|\(\)|[-+]{2}/u.test(text);

/** An answer without what makes no difference to its meaning: case, spaces, the point behind it. */
export function plainText(text: string): string {
  const trimmed = text.normalize("NFKC").trim().replace(/\s+/g, " ");
  if (isCode(trimmed)) return trimmed;
  const plain = trimmed
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%°+]+/gu, " ")
    .trim();
  return plain === "" ? trimmed : plain;
}

/** Whether no one could tell why one of two options is right and the other wrong. */
function isAlike(a: string, b: string): boolean {
  if (a.trim() === "" || b.trim() === "") return false;
  const [left, right] = [amountOf(a), amountOf(b)];
  // Their signs and marks would be lost as text: -5 is not 5, and 1.5 is 1,5.
  if (left && right)
    return left.unit === right.unit && left.readings.some((one) => right.readings.some((other) => isEqual(one, other)));
  return plainText(a) === plainText(b);
}

const isEqual = (a: { digits: bigint; scale: number }, b: { digits: bigint; scale: number }): boolean =>
  a.digits * 10n ** BigInt(b.scale) === b.digits * 10n ** BigInt(a.scale);

/** An option that is a number, with or without a unit behind it. */
function amountOf(text: string) {
  const whole = readDecimals(text);
  if (whole.length > 0) return { readings: whole, unit: "" };
  const unit = /[^\p{N}\s.,][^\p{N}]*$/u.exec(text.trim())?.[0].trim() ?? "";
  const readings = unit === "" ? [] : readDecimals(text.trim(), unit);
  return readings.length > 0 ? { readings, unit } : null;
}

/** "Ebb and flood" beside "Ebb" and "Flood": an option that is nothing but several others together. */
function isJoined(option: string, others: readonly string[]): boolean {
  const words = new Set(contentWords(option));
  const parts = others
    .map(contentWords)
    .filter((part) => part.length > 0 && part.length < words.size && part.every((word) => words.has(word)));
  return parts.length > 1 && new Set(parts.flat()).size === words.size && !isCode(option);
}

/**
 * How many of the key's words have to be in the passage or the question. Half, since a good key says in its own words what
 * the passage says; what has none of them is about something else.
 */
const LEAST_FOUND = 0.5;

function isAnswered({ type, text, answers, numericValue }: MarkedBy, passage: string): boolean {
  const said = contentWords(passage);
  const asked = contentWords(text);
  // A question about something that the passage does not name at all.
  if (asked.length >= 4 && shareFound(asked, said) === 0) return false;
  if (type === "NUMERIC") return holdsNumber(passage, numericValue);
  if (type === "TRUE_FALSE") {
    const isTrue = answers[0]?.isCorrect === true;
    const figures = isTrue ? figuresIn(text) : [];
    return shareFound(asked, said) >= LEAST_FOUND && figures.every((each) => holdsFigure(passage, each));
  }
  const keys = answers.filter(({ isCorrect }) => isCorrect).map((answer) => answer.text);
  const isFound = (key: string) => isIn(passage, key) || isSaid(key, { passage, text, words: [...said, ...asked] });
  return type === "SHORT_ANSWER" ? keys.some((key) => isIn(passage, key)) : keys.every(isFound);
}

function isSaid(key: string, { passage, text, words }: { passage: string; text: string; words: string[] }): boolean {
  const wanted = contentWords(key);
  const isPlaced = figuresIn(key).every((each) => holdsFigure(`${passage}\n${text}`, each));
  return wanted.length > 0 && isPlaced && shareFound(wanted, words) >= LEAST_FOUND;
}

/** A figure that is no plain number, such as "1,234", counts when any of its readings is there. */
function holdsFigure(text: string, written: string): boolean {
  if (parseDecimal(written)) return holdsNumber(text, written);
  return readDecimals(written).some(({ digits, scale }) => holdsNumber(text, `${digits}e-${scale}`));
}

/** Whether the words of a key are in a text as they are, one behind the other; of code, its signs. */
function isIn(text: string, key: string): boolean {
  const wanted = wordsOf(key);
  if (wanted.length === 0 || isCode(key)) return key.trim() !== "" && text.includes(key.trim().replace(/^`+|`+$/g, ""));
  return ` ${wordsOf(text).join(" ")} `.includes(` ${wanted.join(" ")} `);
}

/** Two questions of which one asks the other again, or tells its answer. Their numbers may make them different. */
const REPEATED = 0.8;

function isRepeated(question: MarkedBy, other: MarkedBy): boolean {
  const [one, two] = [wordsAsked(question), wordsAsked(other)];
  const figures = (words: readonly string[]) =>
    words
      .filter((word) => /\p{N}/u.test(word))
      .sort()
      .join(" ");
  return one.length > 0 && figures(one) === figures(two) && likeness(one, two) >= REPEATED;
}

/** What a question and its answer are about together: a sentence asked for by another gap is the same sentence. */
function wordsAsked({ type, text, answers, numericValue }: MarkedBy): string[] {
  const keys = type === "TRUE_FALSE" ? [] : answers.filter(({ isCorrect }) => isCorrect).map((answer) => answer.text);
  return contentWords([text, ...keys, type === "NUMERIC" ? numericValue : ""].join("\n"));
}

function findOneSided(questions: readonly MarkedBy[]): boolean {
  const balance = balanceOf(questions);
  return balance.true + balance.false >= MOST_OF_ONE_SIDE && (balance.true === 0 || balance.false === 0);
}

/** How often each answer of the true/false questions is the right one. */
export function balanceOf(questions: readonly MarkedBy[]): { true: number; false: number } {
  const sides = questions
    .filter(({ type }) => type === "TRUE_FALSE")
    .map(({ answers }) => answers[0]?.isCorrect === true);
  const right = sides.filter(Boolean).length;
  return { true: right, false: sides.length - right };
}

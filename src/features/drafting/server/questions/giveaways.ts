import "server-only";
import type { QuestionProblemCode } from "@/features/drafting/question-problems";
import { isChoice } from "@/features/questions/authoring";
import type { MarkedBy } from "@/features/questions/question-authoring";
import { contentWords, hasWord, holdsNumber, shareFound, wordsOf } from "./words";

/**
 * What tells the answer to someone who knows nothing of the subject, after the guidelines of Haladyna, Downing and Rodriguez
 * (2002) for writing choices: clang associations, grammar, length.
 */
export function findGiveaways(question: MarkedBy): QuestionProblemCode[] {
  const { type, text, answers, numericValue } = question;
  if (text.trim() === "" || type === "TRUE_FALSE") return [];
  // One digit is in many a question by the way.
  if (type === "NUMERIC")
    return numericValue.trim().length > 1 && holdsNumber(text, numericValue) ? ["key_in_stem"] : [];
  if (!isChoice(type)) {
    const asked = ` ${wordsOf(text).join(" ")} `;
    const words = answers.map((answer) => wordsOf(answer.text).join(" "));
    return words.some((key) => key !== "" && asked.includes(` ${key} `)) ? ["key_in_stem"] : [];
  }
  const options = answers.map(({ text: option, isCorrect }) => ({ text: option.trim(), isCorrect }));
  const keys = options.filter(({ isCorrect }) => isCorrect).map((option) => option.text);
  const distractors = options.filter(({ isCorrect }) => !isCorrect).map((option) => option.text);
  if (keys.length === 0 || distractors.length === 0) return [];
  const problems: QuestionProblemCode[] = [];
  if (isEchoed(text, keys, distractors)) problems.push("key_in_stem");
  const [key = ""] = keys;
  if (type !== "SINGLE_CHOICE" || keys.length > 1) return problems;
  if (isToldByArticle(text, key, distractors)) problems.push("article_tells");
  if (isTooLong(key, distractors)) problems.push("key_too_long");
  return problems;
}

/** Half of what the key says is in the question, and nothing of what the distractors say does. */
function isEchoed(stem: string, keys: readonly string[], distractors: readonly string[]): boolean {
  const asked = contentWords(stem);
  const wrong = distractors.map(contentWords);
  // What all options share tells nothing.
  const own = (words: readonly string[]) => words.filter((word) => !wrong.every((others) => hasWord(others, word)));
  const isEcho = (key: string) => {
    const words = own(contentWords(key));
    return words.length > 0 && shareFound(words, asked) >= 0.5;
  };
  return keys.every(isEcho) && wrong.every((words) => !words.some((word) => hasWord(asked, word)));
}

const gap = "(?:_{2,}|…|\\.{3})";
const english = new RegExp(`\\b(an?)\\s*(?:${gap}|[:.…]*\\s*$)`, "i");
const elided = new RegExp(`\\p{L}['’]\\s*(?:${gap}|[:.…]*\\s*$)`, "u");

/** "A tide is an ..." with one option that starts with a vowel: the article tells. */
function isToldByArticle(stem: string, key: string, distractors: readonly string[]): boolean {
  const [, article] = english.exec(stem.trim()) ?? [];
  const wantsVowel = article ? article.toLowerCase() === "an" : elided.test(stem.trim());
  if (!article && !wantsVowel) return false;
  const fits = (option: string) =>
    (article ? beginsWithVowelSound(option) : /^[\p{P}\s]*[aeiouyhàâäéèêëîïôöùûüœæ]/iu.test(option)) === wantsVowel;
  return fits(key) && !distractors.some(fits);
}

/** In English: "an hour", "an HTML page", but "a unit", "a one-way street". */
function beginsWithVowelSound(option: string): boolean {
  const word = /[\p{L}\p{N}]+/u.exec(option)?.[0] ?? "";
  if (/^\p{Lu}{2,5}s?$/u.test(word)) return /^[AEFHILMNORSX]/.test(word);
  if (/^(?:hour|honest|honou?r|heir|8|11$|18$)/i.test(word)) return true;
  return /^[aeiou]/i.test(word) && !/^(?:uni(?!n)|us[aeu]|ut[ei]|eu|once|one)/i.test(word);
}

/**
 * A key so much longer than every distractor: of 343 questions that instructors wrote (Web-Dev-For-Beginners, tsugi, Moodle's samples)
 * 4 % are so, and those are the ones in which the key explains itself and the others do not. At 1.2 times it would be a third.
 */
const LONGER_TIMES = 1.5;
const LONGER_CHARACTERS = 15;

function isTooLong(key: string, distractors: readonly string[]): boolean {
  const longest = Math.max(...distractors.map(({ length }) => length));
  return key.length >= LONGER_TIMES * longest && key.length - longest >= LONGER_CHARACTERS;
}

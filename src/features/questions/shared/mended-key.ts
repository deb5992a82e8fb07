import type { AnswerContent, QuestionContent } from "../question-type";

interface Texted {
  text: string;
}

const same = (a: string, b: string): boolean => a.trim().normalize("NFC") === b.trim().normalize("NFC");

/**
 * What each of the first is among the second: the one with the same text, and of those that are left over the one in the same place.
 * Options have other ids in another version of their question, so this is all that tells.
 */
export function pairByText<Old extends Texted, New extends Texted>(
  old: readonly Old[],
  mended: readonly New[],
): Map<Old, New> {
  const pairs = new Map<Old, New>();
  const free = new Set(mended);
  for (const one of old) {
    const twin = [...free].find(({ text }) => same(text, one.text));
    if (twin === undefined) continue;
    pairs.set(one, twin);
    free.delete(twin);
  }
  for (const [place, one] of old.entries()) {
    const inPlace = mended[place];
    if (pairs.has(one) || inPlace === undefined || !free.has(inPlace)) continue;
    pairs.set(one, inPlace);
    free.delete(inPlace);
  }
  return pairs;
}

/** The options that students saw with the key of the mended ones; null where none of the right ones was among them. */
export function withMendedOptions(question: QuestionContent, mended: QuestionContent): QuestionContent | null {
  const pairs = pairByText(question.answers, mended.answers);
  const answers = question.answers.map((answer): AnswerContent => {
    const twin = pairs.get(answer);
    const { isCorrect = false, credit = 0, explanation = "" } = twin ?? {};
    return { ...answer, isCorrect, credit, explanation };
  });
  const hasKey = (all: readonly AnswerContent[]) => all.some(({ isCorrect }) => isCorrect);
  return hasKey(answers) || !hasKey(mended.answers) ? { ...question, answers } : null;
}

/** The texts that are accepted now. */
export const withMendedTexts = (question: QuestionContent, { answers }: QuestionContent): QuestionContent => ({
  ...question,
  answers,
});

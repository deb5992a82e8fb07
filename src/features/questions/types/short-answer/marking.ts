import { compilePattern } from "@/lib/safe-pattern";
import type { AnswerContent, QuestionContent, QuestionTypeDefinition } from "../../question-type";
import { creditOf, scoreOfCredit } from "../../shared/credit";
import { withMendedTexts } from "../../shared/mended-key";
import { isText, nothingTyped, textOf, textRows } from "../../shared/text-marking";
import { isAcceptedText, tidied } from "../../shared/text-matching";

/**
 * A short text that equals one of those that are foreseen, or matches one of the author's patterns as a whole. The first that it is, in
 * the author's order, says what it earns: all points, a part of them or none.
 */
export const shortAnswer: QuestionTypeDefinition = {
  type: "SHORT_ANSWER",
  control: "text",
  partialCredit: false,
  offer: null,
  accepts: isText,
  isBlank: nothingTyped,
  score(question, { textResponse }) {
    return scoreOfCredit(question.points, creditOf(foreseenIn(question, textResponse)));
  },
  withKeyOf: withMendedTexts,
  rightResponse(question) {
    const right = question.answers.filter(({ isCorrect, isPattern }) => isCorrect && !isPattern);
    const first = right.find((answer) => foreseenIn(question, answer.text)?.isCorrect) ?? right[0];
    return textOf(first?.text ?? "");
  },
  reviewRows(question, response, shown) {
    const given = foreseenIn(question, response.textResponse);
    const keys = question.answers.filter(({ isCorrect, isPattern }) => isCorrect && !isPattern).map(({ text }) => text);
    return textRows(response, { credit: creditOf(given), feedback: given?.explanation ?? "", keys }, shown);
  },
};

function foreseenIn(question: QuestionContent, text: string): AnswerContent | undefined {
  const given = tidied(text);
  if (given === "") return undefined;
  return question.answers.find((answer) => matches(answer, given));
}

function matches({ text, isPattern, isCaseSensitive }: AnswerContent, given: string): boolean {
  if (isPattern) return compilePattern(text.normalize("NFC"), isCaseSensitive)?.(given) ?? false;
  return isAcceptedText(text, given, isCaseSensitive);
}

import { compilePattern } from "@/lib/safe-pattern";
import type { AnswerContent, QuestionContent, QuestionTypeDefinition } from "../../question-type";
import { withMendedTexts } from "../../shared/mended-key";
import { isText, nothingTyped, textOf, textRows } from "../../shared/text-marking";
import { isAcceptedText, tidied } from "../../shared/text-matching";

/** A short text that equals one of the accepted ones, or matches one of the author's patterns as a whole. */
export const shortAnswer: QuestionTypeDefinition = {
  type: "SHORT_ANSWER",
  control: "text",
  partialCredit: false,
  offer: null,
  accepts: isText,
  isBlank: nothingTyped,
  score(question, { textResponse }) {
    const isCorrect = acceptedBy(question, textResponse) !== undefined;
    return { earned: isCorrect ? question.points : 0, isCorrect };
  },
  withKeyOf: withMendedTexts,
  rightResponse: ({ answers }) => textOf(answers.find(({ isPattern }) => !isPattern)?.text ?? ""),
  reviewRows(question, response, shown) {
    const accepted = acceptedBy(question, response.textResponse);
    const keys = question.answers.filter(({ isPattern }) => !isPattern).map(({ text }) => text);
    const result = { isCorrect: accepted !== undefined, feedback: accepted?.explanation ?? "", keys };
    return textRows(response, result, shown);
  },
};

function acceptedBy(question: QuestionContent, text: string): AnswerContent | undefined {
  const given = tidied(text);
  if (given === "") return undefined;
  return question.answers.find((answer) => matches(answer, given));
}

function matches({ text, isPattern, isCaseSensitive }: AnswerContent, given: string): boolean {
  if (isPattern) return compilePattern(text.normalize("NFC"), isCaseSensitive)?.(given) ?? false;
  return isAcceptedText(text, given, isCaseSensitive);
}

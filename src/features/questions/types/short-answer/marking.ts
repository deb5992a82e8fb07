import { compilePattern } from "@/lib/safe-pattern";
import type { AnswerContent, QuestionContent, QuestionTypeDefinition } from "../../question-type";
import { isText, nothingTyped, textOf, textRows } from "../../shared/text-marking";

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
  const accepted = tidied(text);
  return isCaseSensitive ? accepted === given : folded(accepted) === folded(given);
}

/** One way to write what looks the same: composed accents, single spaces, straight quotes, plain hyphens. */
function tidied(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, "")
    .replace(/[‘’ʼ′]/gu, "'")
    .replace(/[“”″]/gu, '"')
    .replace(/[‐‑–—−]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Case folding near Unicode's full one: by way of upper case "ß" meets "ss" and the final sigma the other. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC");
}

import type { QuestionContent, QuestionDisclosure, QuestionResponse, ReviewRow } from "../question-type";
import { creditOf, signOfCredit } from "./credit";
import { hasNoFields, noAnswer } from "./no-answer";

/** Options of this question only, each once, and no text. */
export function isChoiceAmongOptions(question: QuestionContent, response: QuestionResponse): boolean {
  const ids = new Set(question.answers.map((answer) => answer.id));
  const { selectedAnswers, textResponse } = response;
  return (
    hasNoFields(response) &&
    textResponse === "" &&
    new Set(selectedAnswers).size === selectedAnswers.length &&
    selectedAnswers.every((id) => ids.has(id))
  );
}

export function nothingSelected(response: QuestionResponse): boolean {
  return response.selectedAnswers.length === 0;
}

/** Ids that are chosen, and no text. */
export const chosen = (selectedAnswers: readonly string[]): QuestionResponse => ({ ...noAnswer, selectedAnswers });

export const rightChoice = ({ answers }: QuestionContent): QuestionResponse =>
  chosen(answers.filter(({ isCorrect }) => isCorrect).map(({ id }) => id));

/** The student's options with what is known of each, then the right ones that were missed. */
export function choiceRows(
  question: QuestionContent,
  response: QuestionResponse,
  shown: QuestionDisclosure,
): ReviewRow[] {
  const selected = new Set(response.selectedAnswers);
  const rows: ReviewRow[] = question.answers
    .filter(({ id }) => selected.has(id))
    .map((answer) => ({
      who: "you",
      text: answer.text,
      kind: "authored",
      sign: shown.correctness ? signOfCredit(creditOf(answer)) : null,
      feedback: shown.feedback ? answer.explanation : "",
    }));
  if (!shown.keys) return rows;
  const missed = question.answers.filter(({ id, isCorrect }) => isCorrect && !selected.has(id));
  return [
    ...rows,
    ...missed.map(
      ({ text, explanation }): ReviewRow => ({
        who: "key",
        text,
        kind: "authored",
        sign: "missed",
        feedback: explanation,
      }),
    ),
  ];
}

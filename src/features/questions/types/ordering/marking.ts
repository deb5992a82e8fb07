import { shareOf } from "../../points";
import type { QuestionContent, QuestionResponse, QuestionTypeDefinition, ReviewRow } from "../../question-type";
import { isChoiceAmongOptions, nothingSelected } from "../../shared/choice-marking";
import { offerAnswers } from "../../shared/choice-offer";

/**
 * All items are put in order. Each item that directly follows the one it belongs behind earns an equal share of the points, so a
 * line that is right but begins too late still counts, and the order turned round earns nothing. It is the rule that Moodle
 * calls "relative to the next item". Items start shuffled, whatever the rules of the assessment say.
 */
export const ordering: QuestionTypeDefinition = {
  type: "ORDERING",
  control: "order",
  partialCredit: true,
  offer: { ...offerAnswers, shuffle: "always", mostSelected: ({ optionIds }) => optionIds.length },
  accepts: (question, response) =>
    isChoiceAmongOptions(question, response) &&
    (nothingSelected(response) || response.selectedAnswers.length === question.answers.length),
  isBlank: nothingSelected,
  score(question, response) {
    const links = question.answers.length - 1;
    const right = rightLinks(question, response);
    if (nothingSelected(response)) return { earned: 0, isCorrect: false };
    // One item is in order by itself.
    if (links < 1) return { earned: question.points, isCorrect: true };
    return { earned: shareOf(question.points, right, links), isCorrect: right === links };
  },
  reviewRows(question, response, shown) {
    const rightOrder = question.answers.map(({ id }) => id);
    const byId = new Map(question.answers.map((answer) => [answer.id, answer]));
    const given = response.selectedAnswers.flatMap((id) => byId.get(id) ?? []);
    const row = (text: string, index: number): Omit<ReviewRow, "who" | "sign" | "feedback"> => ({
      lead: `${index + 1}`,
      text,
      kind: "authored",
    });
    const yours = given.map((answer, index): ReviewRow => {
      const sign = rightOrder[index] === answer.id ? "right" : "wrong";
      const known = shown.correctness
        ? ({ sign, feedback: answer.explanation } as const)
        : { sign: null, feedback: "" };
      return { who: "you", ...row(answer.text, index), ...known };
    });
    if (!shown.keys || (given.every(({ id }, index) => rightOrder[index] === id) && given.length > 0)) return yours;
    const keys = question.answers.map(
      (answer, index): ReviewRow => ({ who: "key", ...row(answer.text, index), sign: null, feedback: "" }),
    );
    return [...yours, ...keys];
  },
};

/** How many items are directly behind the item that they belong behind. */
function rightLinks({ answers }: QuestionContent, { selectedAnswers }: QuestionResponse): number {
  const next = new Map(answers.map(({ id }, index) => [id, answers[index + 1]?.id]));
  return selectedAnswers.filter((id, index) => index > 0 && next.get(selectedAnswers[index - 1] ?? "") === id).length;
}

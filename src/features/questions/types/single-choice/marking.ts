import type { QuestionTypeDefinition } from "../../question-type";
import { choiceRows, chosen, isChoiceAmongOptions, nothingSelected, rightChoice } from "../../shared/choice-marking";
import { offerAnswers } from "../../shared/choice-offer";
import { withMendedOptions } from "../../shared/mended-key";

/** One option is chosen; all points or none. */
export const singleChoice: QuestionTypeDefinition = {
  type: "SINGLE_CHOICE",
  control: "one-of",
  partialCredit: false,
  offer: { ...offerAnswers, shuffle: "as-set", mostSelected: () => 1 },
  accepts: (question, response) => response.selectedAnswers.length <= 1 && isChoiceAmongOptions(question, response),
  isBlank: nothingSelected,
  score(question, { selectedAnswers }) {
    const isCorrect = question.answers.some(({ id, isCorrect }) => isCorrect && id === selectedAnswers[0]);
    return { earned: isCorrect ? question.points : 0, isCorrect };
  },
  rightResponse: (question) => chosen(rightChoice(question).selectedAnswers.slice(0, 1)),
  withKeyOf: withMendedOptions,
  reviewRows: choiceRows,
};

import type { QuestionTypeDefinition } from "../../question-type";
import { choiceRows, chosen, isChoiceAmongOptions, nothingSelected, rightChoice } from "../../shared/choice-marking";
import { offerAnswers } from "../../shared/choice-offer";
import { creditOf, scoreOfCredit } from "../../shared/credit";
import { withMendedOptions } from "../../shared/mended-key";

/** One option is chosen. The right one earns all points; others none, or the part of them that their author says. */
export const singleChoice: QuestionTypeDefinition = {
  type: "SINGLE_CHOICE",
  control: "one-of",
  partialCredit: false,
  offer: { ...offerAnswers, shuffle: "as-set", mostSelected: () => 1 },
  accepts: (question, response) => response.selectedAnswers.length <= 1 && isChoiceAmongOptions(question, response),
  isBlank: nothingSelected,
  score(question, { selectedAnswers }) {
    return scoreOfCredit(question.points, creditOf(question.answers.find(({ id }) => id === selectedAnswers[0])));
  },
  rightResponse: (question) => chosen(rightChoice(question).selectedAnswers.slice(0, 1)),
  withKeyOf: withMendedOptions,
  reviewRows: choiceRows,
};

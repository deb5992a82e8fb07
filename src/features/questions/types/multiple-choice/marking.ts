import { shareOf } from "../../points";
import type { QuestionTypeDefinition } from "../../question-type";
import { choiceRows, isChoiceAmongOptions, nothingSelected, rightChoice } from "../../shared/choice-marking";
import { offerAnswers } from "../../shared/choice-offer";
import { withMendedOptions } from "../../shared/mended-key";

/**
 * Any options are chosen. Right minus wrong: each right option earns an equal share of the points, each wrong one takes
 * such a share away, never below zero. It is the rule of Canvas, and of QTI's mapResponse with a lower bound of 0:
 * choosing everything earns nothing where half or more is wrong, and finding all of it and nothing else earns all.
 */
export const multipleChoice: QuestionTypeDefinition = {
  type: "MULTIPLE_CHOICE",
  control: "any-of",
  partialCredit: true,
  offer: { ...offerAnswers, shuffle: "as-set", mostSelected: ({ optionIds }) => optionIds.length },
  accepts: isChoiceAmongOptions,
  isBlank: nothingSelected,
  score(question, { selectedAnswers }) {
    const selected = new Set(selectedAnswers);
    const keys = question.answers.filter(({ isCorrect }) => isCorrect);
    const right = keys.filter(({ id }) => selected.has(id)).length;
    const wrong = question.answers.filter(({ id, isCorrect }) => !isCorrect && selected.has(id)).length;
    // Some imported questions have no right option: then choosing none is what is right.
    if (keys.length === 0) return { earned: wrong === 0 ? question.points : 0, isCorrect: wrong === 0 };
    const isCorrect = right === keys.length && wrong === 0;
    return { earned: shareOf(question.points, Math.max(0, right - wrong), keys.length), isCorrect };
  },
  rightResponse: rightChoice,
  withKeyOf: withMendedOptions,
  reviewRows: choiceRows,
};

import type { QuestionTypeDefinition, ReviewedArea } from "../../question-type";
import { choiceRows, isChoiceAmongOptions, nothingSelected, rightChoice } from "../../shared/choice-marking";
import { offerAnswers } from "../../shared/choice-offer";
import { withMendedOptions } from "../../shared/mended-key";
import { multipleChoice } from "../multiple-choice/marking";
import { areasOf, readHotspot } from "./body";

/**
 * Any areas of an image are chosen. All areas are shown with their names, so that nothing of them is secret but which are right, and they
 * are chosen and marked like the options of a multiple choice: right minus wrong, never below zero.
 */
export const hotspot: QuestionTypeDefinition = {
  type: "HOTSPOT",
  control: "any-of",
  partialCredit: true,
  offer: { ...offerAnswers, shuffle: "never", mostSelected: ({ optionIds }) => optionIds.length },
  accepts: isChoiceAmongOptions,
  isBlank: nothingSelected,
  score: multipleChoice.score,
  rightResponse: rightChoice,
  withKeyOf: withMendedOptions,
  picture: (question) => ({
    image: readHotspot(question.body).image,
    areas: areasOf(question).map(({ answer: { id }, area }) => ({ id, ...area })),
  }),
  reviewedAreas: (question, { selectedAnswers }, shown) =>
    areasOf(question).map(({ answer: { isCorrect }, area }, at): ReviewedArea => {
      const isChosen = selectedAnswers.includes(question.answers[at]?.id ?? "");
      const given = isCorrect ? "right" : "wrong";
      const missed = isCorrect && shown.keys ? "missed" : null;
      const sign = isChosen ? (shown.correctness ? given : null) : missed;
      return { ...area, number: at + 1, isChosen, sign };
    }),
  // Each with its number on the image.
  reviewRows: ({ answers, ...question }, response, shown) =>
    choiceRows(
      { ...question, answers: answers.map((answer, at) => ({ ...answer, text: `**${at + 1}** ${answer.text}` })) },
      response,
      shown,
    ),
};

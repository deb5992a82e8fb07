import { shareOf } from "../../points";
import type { QuestionTypeDefinition, ReviewRow } from "../../question-type";
import { chosen, isChoiceAmongOptions, nothingSelected } from "../../shared/choice-marking";
import { offerAnswers } from "../../shared/choice-offer";
import { pairByText } from "../../shared/mended-key";

/**
 * All items are put in order. Each item in its right place earns an equal share of the points, as in Blackboard and Brightspace: what
 * the review marks as right, place by place, is what was earned. Items start shuffled, whatever the rules of the assessment say.
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
    const right = response.selectedAnswers.filter((id, place) => question.answers[place]?.id === id).length;
    const places = question.answers.length;
    return {
      earned: places === 0 ? 0 : shareOf(question.points, right, places),
      isCorrect: places > 0 && right === places,
    };
  },
  counted: {
    by: "places",
    parts: ({ answers }) =>
      answers.map((right, at) => ({
        key: `${at + 1}`,
        options: answers.map(({ id, text }) => ({ id, text, isRight: id === right.id })),
      })),
  },
  withKeyOf(question, mended) {
    const { answers } = question;
    const pairs = pairByText(mended.answers, answers);
    if (mended.answers.length !== answers.length || pairs.size !== answers.length) return null;
    return { ...question, answers: mended.answers.flatMap((item) => pairs.get(item) ?? []) };
  },
  rightResponse: ({ answers }) => chosen(answers.map(({ id }) => id)),
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
      return {
        ...{ who: "you", ...row(answer.text, index) },
        sign: shown.correctness ? sign : null,
        feedback: shown.feedback ? answer.explanation : "",
      };
    });
    if (!shown.keys || (given.every(({ id }, index) => rightOrder[index] === id) && given.length > 0)) return yours;
    const keys = question.answers.map(
      (answer, index): ReviewRow => ({ who: "key", ...row(answer.text, index), sign: null, feedback: "" }),
    );
    return [...yours, ...keys];
  },
};

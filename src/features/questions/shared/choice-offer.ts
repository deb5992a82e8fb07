import type { Offer } from "../question-type";

/** The answers that are stored with the question are what students choose from. */
export const offerAnswers: Pick<Offer, "ids" | "texts"> = {
  ids: ({ answerIds }) => ({ promptIds: [], optionIds: answerIds }),
  texts: ({ answers }) => answers.map(({ id, text }) => ({ id, text })),
};

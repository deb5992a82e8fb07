import type { QuestionTypeDefinition } from "../../question-type";
import { offerAnswers } from "../../shared/choice-offer";
import { singleChoice } from "../single-choice/marking";

/** A single choice between two options whose order is never shuffled: people expect "True" first. */
export const trueFalse: QuestionTypeDefinition = {
  ...singleChoice,
  type: "TRUE_FALSE",
  offer: { ...offerAnswers, shuffle: "never", mostSelected: () => 1 },
};

import type { QuestionAuthoring } from "../../question-authoring";
import { atLeastTwo, choiceAuthoring, problemsOfOneKey, withOneKey } from "../../shared/choice-authoring";

export const singleChoiceAuthoring: QuestionAuthoring = {
  ...choiceAuthoring,
  givesCredit: true,
  problems: problemsOfOneKey,
  fromOptions: (options, { means }) => ({ answers: withOneKey(atLeastTwo(options, means)) }),
};

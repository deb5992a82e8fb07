import type { QuestionAuthoring } from "../../question-authoring";
import { atLeastTwo, choiceAuthoring, problemsOfOptions } from "../../shared/choice-authoring";

export const multipleChoiceAuthoring: QuestionAuthoring = {
  ...choiceAuthoring,
  problems: problemsOfOptions,
  fromOptions: (options, { means }) => ({ answers: atLeastTwo(options, means) }),
};

import type { QuestionPlayer } from "../../question-player";
import { isAnyChosen, neverUnread } from "../../shared/given";
import { AnyOfFields } from "../../shared/option-fields";

export const multipleChoicePlayer: QuestionPlayer = {
  AnswerFields: AnyOfFields,
  hint: "chooseAll",
  isAnswered: isAnyChosen,
  isUnread: neverUnread,
};

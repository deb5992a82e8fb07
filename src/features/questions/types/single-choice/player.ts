import type { QuestionPlayer } from "../../question-player";
import { isAnyChosen, neverUnread } from "../../shared/given";
import { OneOfFields } from "../../shared/option-fields";

export const singleChoicePlayer: QuestionPlayer = {
  AnswerFields: OneOfFields,
  hint: null,
  isAnswered: isAnyChosen,
  isUnread: neverUnread,
};

import type { AnswerFieldsProps, QuestionPlayer } from "../../question-player";
import { isTyped, neverUnread } from "../../shared/given";
import { lineClass, TypedField } from "../../shared/typed-field";

export const shortAnswerPlayer: QuestionPlayer = {
  AnswerFields: LineField,
  hint: null,
  isAnswered: isTyped,
  isUnread: neverUnread,
};

function LineField(props: AnswerFieldsProps) {
  return <TypedField {...props} className={lineClass} />;
}

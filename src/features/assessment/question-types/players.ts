import { multipleChoicePlayer } from "./multiple-choice/player";
import { numericPlayer } from "./numeric/player";
import type { QuestionPlayer } from "./question-player";
import type { QuestionType } from "./question-type";
import { shortAnswerPlayer } from "./short-answer/player";
import { singleChoicePlayer } from "./single-choice/player";
import { trueFalsePlayer } from "./true-false/player";

const players = {
  SINGLE_CHOICE: singleChoicePlayer,
  MULTIPLE_CHOICE: multipleChoicePlayer,
  TRUE_FALSE: trueFalsePlayer,
  NUMERIC: numericPlayer,
  SHORT_ANSWER: shortAnswerPlayer,
} as const satisfies Record<QuestionType, QuestionPlayer>;

export function questionPlayer(type: QuestionType): QuestionPlayer {
  return players[type];
}

import type { QuestionPlayer } from "./question-player";
import type { QuestionType } from "./question-type";
import { codePlayer } from "./types/code/player";
import { essayPlayer } from "./types/essay/player";
import { fileUploadPlayer } from "./types/file-upload/player";
import { fillInBlanksPlayer } from "./types/fill-in-blanks/player";
import { hotspotPlayer } from "./types/hotspot/player";
import { matchingPlayer } from "./types/matching/player";
import { multipleChoicePlayer } from "./types/multiple-choice/player";
import { numericPlayer } from "./types/numeric/player";
import { orderingPlayer } from "./types/ordering/player";
import { shortAnswerPlayer } from "./types/short-answer/player";
import { singleChoicePlayer } from "./types/single-choice/player";
import { trueFalsePlayer } from "./types/true-false/player";

const players = {
  SINGLE_CHOICE: singleChoicePlayer,
  MULTIPLE_CHOICE: multipleChoicePlayer,
  TRUE_FALSE: trueFalsePlayer,
  NUMERIC: numericPlayer,
  SHORT_ANSWER: shortAnswerPlayer,
  ORDERING: orderingPlayer,
  MATCHING: matchingPlayer,
  ESSAY: essayPlayer,
  FILL_IN_BLANKS: fillInBlanksPlayer,
  CODE: codePlayer,
  HOTSPOT: hotspotPlayer,
  FILE_UPLOAD: fileUploadPlayer,
} as const satisfies Record<QuestionType, QuestionPlayer>;

export function questionPlayer(type: QuestionType): QuestionPlayer {
  return players[type];
}

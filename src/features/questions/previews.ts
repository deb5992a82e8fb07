import type { QuestionPreview } from "./question-preview";
import type { QuestionType } from "./question-type";
import { codePreview } from "./types/code/preview";
import { essayPreview } from "./types/essay/preview";
import { fileUploadPreview } from "./types/file-upload/preview";
import { fillInBlanksPreview } from "./types/fill-in-blanks/preview";
import { hotspotPreview } from "./types/hotspot/preview";
import { matchingPreview } from "./types/matching/preview";
import { multipleChoicePreview } from "./types/multiple-choice/preview";
import { numericPreview } from "./types/numeric/preview";
import { orderingPreview } from "./types/ordering/preview";
import { shortAnswerPreview } from "./types/short-answer/preview";
import { singleChoicePreview } from "./types/single-choice/preview";
import { trueFalsePreview } from "./types/true-false/preview";

const previews = {
  SINGLE_CHOICE: singleChoicePreview,
  MULTIPLE_CHOICE: multipleChoicePreview,
  TRUE_FALSE: trueFalsePreview,
  NUMERIC: numericPreview,
  SHORT_ANSWER: shortAnswerPreview,
  ORDERING: orderingPreview,
  MATCHING: matchingPreview,
  ESSAY: essayPreview,
  FILL_IN_BLANKS: fillInBlanksPreview,
  CODE: codePreview,
  HOTSPOT: hotspotPreview,
  FILE_UPLOAD: fileUploadPreview,
} as const satisfies Record<QuestionType, QuestionPreview>;

export function questionPreview(type: QuestionType): QuestionPreview {
  return previews[type];
}

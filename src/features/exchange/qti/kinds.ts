import type { QuestionKind } from "@/features/questions/edited-question";
import type { QtiKind } from "@/features/questions/formats/qti/qti-kind";
import { codeQti } from "@/features/questions/types/code/qti";
import { essayQti } from "@/features/questions/types/essay/qti";
import { fileUploadQti } from "@/features/questions/types/file-upload/qti";
import { fillInBlanksQti } from "@/features/questions/types/fill-in-blanks/qti";
import { hotspotQti } from "@/features/questions/types/hotspot/qti";
import { matchingQti } from "@/features/questions/types/matching/qti";
import { multipleChoiceQti } from "@/features/questions/types/multiple-choice/qti";
import { numericQti } from "@/features/questions/types/numeric/qti";
import { orderingQti } from "@/features/questions/types/ordering/qti";
import { shortAnswerQti } from "@/features/questions/types/short-answer/qti";
import { singleChoiceQti } from "@/features/questions/types/single-choice/qti";
import { trueFalseQti } from "@/features/questions/types/true-false/qti";

/** In the order in which they are asked whether they can read an item. */
const kinds: Partial<Record<QuestionKind, QtiKind>> = {
  TRUE_FALSE: trueFalseQti,
  SINGLE_CHOICE: singleChoiceQti,
  MULTIPLE_CHOICE: multipleChoiceQti,
  NUMERIC: numericQti,
  SHORT_ANSWER: shortAnswerQti,
  FILL_IN_BLANKS: fillInBlanksQti,
  ORDERING: orderingQti,
  MATCHING: matchingQti,
  HOTSPOT: hotspotQti,
  FILE_UPLOAD: fileUploadQti,
  CODE: codeQti,
  ESSAY: essayQti,
};

export const qtiKinds: readonly QtiKind[] = Object.values(kinds);

/** Undefined for a type that no standard interaction asks for. */
export const qtiKind = (type: QuestionKind): QtiKind | undefined => kinds[type];

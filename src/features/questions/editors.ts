import type { QuestionKind } from "./edited-question";
import type { KeyEditor } from "./question-editor";
import { CodeKey } from "./types/code/editor";
import { EssayKey } from "./types/essay/editor";
import { FileUploadKey } from "./types/file-upload/editor";
import { BlankCards } from "./types/fill-in-blanks/editor";
import { HotspotKey } from "./types/hotspot/editor";
import { PairRows } from "./types/matching/editor";
import { MultipleChoiceKey } from "./types/multiple-choice/editor";
import { NumberKey } from "./types/numeric/editor";
import { ItemRows } from "./types/ordering/editor";
import { AcceptedRows } from "./types/short-answer/editor";
import { SingleChoiceKey } from "./types/single-choice/editor";
import { TrueFalseKey } from "./types/true-false/editor";

const editors = {
  SINGLE_CHOICE: SingleChoiceKey,
  MULTIPLE_CHOICE: MultipleChoiceKey,
  TRUE_FALSE: TrueFalseKey,
  NUMERIC: NumberKey,
  SHORT_ANSWER: AcceptedRows,
  ORDERING: ItemRows,
  MATCHING: PairRows,
  ESSAY: EssayKey,
  FILL_IN_BLANKS: BlankCards,
  CODE: CodeKey,
  HOTSPOT: HotspotKey,
  FILE_UPLOAD: FileUploadKey,
} as const satisfies Record<QuestionKind, KeyEditor>;

export function keyEditor(type: QuestionKind): KeyEditor {
  return editors[type];
}

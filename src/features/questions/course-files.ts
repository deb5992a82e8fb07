import "server-only";
import * as z from "zod";
import type { CourseFileCodec, SharedDocument } from "./course-file-codec";
import type { QuestionType } from "./question-type";
import { codeFile } from "./types/code/course-file";
import { essayFile } from "./types/essay/course-file";
import { fileUploadFile } from "./types/file-upload/course-file";
import { fillInBlanksFile } from "./types/fill-in-blanks/course-file";
import { hotspotFile } from "./types/hotspot/course-file";
import { matchingFile } from "./types/matching/course-file";
import { multipleChoiceFile } from "./types/multiple-choice/course-file";
import { numericFile } from "./types/numeric/course-file";
import { orderingFile } from "./types/ordering/course-file";
import { shortAnswerFile } from "./types/short-answer/course-file";
import { singleChoiceFile } from "./types/single-choice/course-file";
import { trueFalseFile } from "./types/true-false/course-file";

/** In the order in which a message lists them. */
const codecs = {
  SINGLE_CHOICE: singleChoiceFile,
  MULTIPLE_CHOICE: multipleChoiceFile,
  TRUE_FALSE: trueFalseFile,
  NUMERIC: numericFile,
  SHORT_ANSWER: shortAnswerFile,
  ORDERING: orderingFile,
  MATCHING: matchingFile,
  ESSAY: essayFile,
  CODE: codeFile,
  FILE_UPLOAD: fileUploadFile,
  HOTSPOT: hotspotFile,
  FILL_IN_BLANKS: fillInBlanksFile,
} as const satisfies Record<QuestionType, CourseFileCodec>;

type KeyOfOne = ReturnType<(typeof codecs)[QuestionType]["read"]>;
type All<Key> = (Key extends unknown ? (key: Key) => void : never) extends (key: infer Keys) => void ? Keys : never;

/**
 * A question of a course document. It has the keys of its own type, and none of the other types': what was imported before there was a
 * type is the same as it was.
 */
export type QuestionDocument = SharedDocument & Partial<Omit<All<KeyOfOne>, keyof SharedDocument>>;

export function courseFile(type: QuestionType): CourseFileCodec {
  return codecs[type];
}

const itemOf = (type: QuestionType) => courseFile(type).item.transform((item) => ({ ...item, type }));
type Item = ReturnType<typeof itemOf>;

/** The entry of a question in a `.quiz.yaml` file. */
export const QuestionEntry = z.discriminatedUnion(
  "type",
  (Object.keys(codecs) as QuestionType[]).map(itemOf) as [Item, ...Item[]],
);
export type QuestionEntry = z.infer<typeof QuestionEntry>;

import type { QuestionKind } from "@/features/questions/edited-question";
import type { MoodleKind } from "@/features/questions/formats/moodle-xml/moodle-kind";
import { essayMoodle } from "@/features/questions/types/essay/moodle-xml";
import { fileUploadMoodle } from "@/features/questions/types/file-upload/moodle-xml";
import { fillInBlanksMoodle } from "@/features/questions/types/fill-in-blanks/moodle-xml";
import { matchingMoodle } from "@/features/questions/types/matching/moodle-xml";
import { multipleChoiceMoodle } from "@/features/questions/types/multiple-choice/moodle-xml";
import { numericMoodle } from "@/features/questions/types/numeric/moodle-xml";
import { orderingMoodle } from "@/features/questions/types/ordering/moodle-xml";
import { shortAnswerMoodle } from "@/features/questions/types/short-answer/moodle-xml";
import { singleChoiceMoodle } from "@/features/questions/types/single-choice/moodle-xml";
import { trueFalseMoodle } from "@/features/questions/types/true-false/moodle-xml";

/** Of two with one name, the first that can read a question has it. */
const kinds: Partial<Record<QuestionKind, MoodleKind>> = {
  SINGLE_CHOICE: singleChoiceMoodle,
  MULTIPLE_CHOICE: multipleChoiceMoodle,
  TRUE_FALSE: trueFalseMoodle,
  NUMERIC: numericMoodle,
  SHORT_ANSWER: shortAnswerMoodle,
  ORDERING: orderingMoodle,
  MATCHING: matchingMoodle,
  FILE_UPLOAD: fileUploadMoodle,
  ESSAY: essayMoodle,
  FILL_IN_BLANKS: fillInBlanksMoodle,
};

export const moodleKindsNamed = (name: string): MoodleKind[] =>
  Object.values(kinds).filter(({ names }) => names.includes(name));

/** Undefined for a type that Moodle has no form for. */
export const moodleKind = (type: QuestionKind): MoodleKind | undefined => kinds[type];

import type { EditedAnswer, EditedQuestion, QuestionKind } from "./edited-question";
import {
  type KindMeans,
  type MarkedBy,
  noKey,
  type QuestionAuthoring,
  type QuestionProblem,
} from "./question-authoring";
import { mayCost, questionType } from "./registry";
import { codeAuthoring } from "./types/code/authoring";
import { essayAuthoring } from "./types/essay/authoring";
import { fileUploadAuthoring } from "./types/file-upload/authoring";
import { fillInBlanksAuthoring } from "./types/fill-in-blanks/authoring";
import { hotspotAuthoring } from "./types/hotspot/authoring";
import { matchingAuthoring } from "./types/matching/authoring";
import { multipleChoiceAuthoring } from "./types/multiple-choice/authoring";
import { numericAuthoring } from "./types/numeric/authoring";
import { orderingAuthoring } from "./types/ordering/authoring";
import { shortAnswerAuthoring } from "./types/short-answer/authoring";
import { singleChoiceAuthoring } from "./types/single-choice/authoring";
import { trueFalseAuthoring } from "./types/true-false/authoring";

const authoring = {
  SINGLE_CHOICE: singleChoiceAuthoring,
  MULTIPLE_CHOICE: multipleChoiceAuthoring,
  TRUE_FALSE: trueFalseAuthoring,
  NUMERIC: numericAuthoring,
  SHORT_ANSWER: shortAnswerAuthoring,
  ORDERING: orderingAuthoring,
  MATCHING: matchingAuthoring,
  ESSAY: essayAuthoring,
  FILL_IN_BLANKS: fillInBlanksAuthoring,
  CODE: codeAuthoring,
  HOTSPOT: hotspotAuthoring,
  FILE_UPLOAD: fileUploadAuthoring,
} as const satisfies Record<QuestionKind, QuestionAuthoring>;

/** Whether one or several of its answers are chosen, by their texts alone. */
export function isChoice(type: QuestionKind): boolean {
  const { control, picture } = questionType(type);
  return (control === "one-of" || control === "any-of") && !picture;
}

/** Whether its answers are compared with what is typed, letter for letter. Others are Markdown. */
export const comparesAnswers = (type: QuestionKind): boolean => authoring[type].comparesAnswers ?? false;

/** Without what its kind has no use for. */
export function fitToKind(question: EditedQuestion): EditedQuestion {
  const kind = authoring[question.type];
  const { answers, ...rest } = kind.fit(question);
  const fitted = { ...rest, answers: answers.map((answer) => withCredit(answer, kind.givesCredit ?? false)) };
  return mayCost(fitted) ? fitted : { ...fitted, penalty: 0 };
}

/** What is right earns all points, so it has no credit beside that. */
function withCredit({ credit = 0, ...answer }: EditedAnswer, isGiven: boolean): EditedAnswer {
  return isGiven && !answer.isCorrect && credit > 0 ? { ...answer, credit } : answer;
}

/** Everything that is between a question and a student who can get it right. The editor and the publishing checks ask here. */
export function findQuestionProblems(question: MarkedBy): QuestionProblem[] {
  const text: QuestionProblem[] = question.text.trim() === "" ? [{ code: "text_missing" }] : [];
  return [...text, ...authoring[question.type].problems(question)];
}

export function blankQuestion(type: QuestionKind, means: KindMeans): EditedQuestion {
  const blank = { type, text: "", points: 1, penalty: 0, explanation: "", feedback: "", ...noKey };
  return fitToKind({ ...blank, ...authoring[type].fromOptions([], { type, means }) });
}

/** The question as another kind, with as much of its key as that kind can hold. */
export function convertQuestion(question: EditedQuestion, type: QuestionKind, means: KindMeans): EditedQuestion {
  if (type === question.type) return question;
  const options = authoring[question.type].toOptions(question, means);
  const key = authoring[type].fromOptions(options, { type: question.type, means });
  return fitToKind({ ...question, type, ...key });
}

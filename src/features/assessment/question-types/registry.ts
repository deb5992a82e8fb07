import { multipleChoice } from "./multiple-choice";
import { numeric } from "./numeric";
import type { PublicQuestion, QuestionContent, QuestionType, QuestionTypeDefinition } from "./question-type";
import { shortAnswer } from "./short-answer";
import { singleChoice } from "./single-choice";
import { trueFalse } from "./true-false";

const definitions = {
  SINGLE_CHOICE: singleChoice,
  MULTIPLE_CHOICE: multipleChoice,
  TRUE_FALSE: trueFalse,
  NUMERIC: numeric,
  SHORT_ANSWER: shortAnswer,
} as const satisfies Record<QuestionType, QuestionTypeDefinition>;

export function questionType(type: QuestionType): QuestionTypeDefinition {
  return definitions[type];
}

/** True where the stored answers are options that the student sees, false where they are the key itself. */
export function hasOptions(type: QuestionType): boolean {
  const { control } = definitions[type];
  return control === "one-of" || control === "any-of";
}

/**
 * The only way from a question to a page that answers it. Built field by field, so that a new column stays hidden until
 * someone names it here.
 */
export function publicView(question: QuestionContent, answerIds: readonly string[]): PublicQuestion {
  const { control, partialCredit } = questionType(question.type);
  const texts = new Map(question.answers.map(({ id, text }) => [id, text]));
  return {
    versionId: question.versionId,
    type: question.type,
    control,
    text: question.text,
    points: question.points,
    partialCredit,
    options: hasOptions(question.type) ? answerIds.map((id) => ({ id, text: texts.get(id) ?? "" })) : [],
    unit: control === "number" ? (question.numericUnit ?? "") : "",
  };
}

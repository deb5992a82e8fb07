import type { PublicQuestion, QuestionContent, QuestionType, QuestionTypeDefinition } from "./question-type";
import { multipleChoice } from "./types/multiple-choice/marking";
import { numeric } from "./types/numeric/marking";
import { shortAnswer } from "./types/short-answer/marking";
import { singleChoice } from "./types/single-choice/marking";
import { trueFalse } from "./types/true-false/marking";

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

/**
 * The only way from a question to a page that answers it. Built field by field, so that a new column stays hidden until
 * someone names it here.
 */
export function publicView(question: QuestionContent, answerIds: readonly string[]): PublicQuestion {
  const { control, partialCredit, options } = questionType(question.type);
  const texts = new Map(question.answers.map(({ id, text }) => [id, text]));
  return {
    versionId: question.versionId,
    type: question.type,
    control,
    text: question.text,
    points: question.points,
    partialCredit,
    options: options ? answerIds.map((id) => ({ id, text: texts.get(id) ?? "" })) : [],
    unit: control === "number" ? (question.numericUnit ?? "") : "",
  };
}

import { type Hundredths, shareOf } from "./points";
import type {
  Control,
  OfferedIds,
  PublicQuestion,
  QuestionContent,
  QuestionType,
  QuestionTypeDefinition,
} from "./question-type";
import { code } from "./types/code/marking";
import { essay } from "./types/essay/marking";
import { fileUpload } from "./types/file-upload/marking";
import { fillInBlanks } from "./types/fill-in-blanks/marking";
import { hotspot } from "./types/hotspot/marking";
import { matching } from "./types/matching/marking";
import { multipleChoice } from "./types/multiple-choice/marking";
import { numeric } from "./types/numeric/marking";
import { ordering } from "./types/ordering/marking";
import { shortAnswer } from "./types/short-answer/marking";
import { singleChoice } from "./types/single-choice/marking";
import { trueFalse } from "./types/true-false/marking";

const definitions = {
  SINGLE_CHOICE: singleChoice,
  MULTIPLE_CHOICE: multipleChoice,
  TRUE_FALSE: trueFalse,
  NUMERIC: numeric,
  SHORT_ANSWER: shortAnswer,
  ORDERING: ordering,
  MATCHING: matching,
  ESSAY: essay,
  FILL_IN_BLANKS: fillInBlanks,
  CODE: code,
  HOTSPOT: hotspot,
  FILE_UPLOAD: fileUpload,
} as const satisfies Record<QuestionType, QuestionTypeDefinition>;

export function questionType(type: QuestionType): QuestionTypeDefinition {
  return definitions[type];
}

/** The text of a question to be read alone, with `blank` where a field would be. */
export const textWithoutFields = ({ type, text }: { type: QuestionType; text: string }, blank: string): string =>
  questionType(type).withoutFields?.(text, blank) ?? text;

/** Whether an answer to one of these questions waits for a person. */
export const someNeedGrading = (questions: readonly { type: QuestionType; body: unknown }[]): boolean =>
  questions.some(({ type, body }) => questionType(type).needsPerson?.(body) ?? false);

/** Whether a wrong answer may cost points: where a person gives them, none are taken off automatically. */
export const mayCost = ({ type, body }: { type: QuestionType; body: unknown }): boolean =>
  !(questionType(type).needsPerson?.(body) ?? false);

/** The points that a wrong answer to the question costs. */
export const costOf = (question: Pick<QuestionContent, "type" | "body" | "points" | "penalty">): Hundredths =>
  mayCost(question) ? shareOf(question.points, question.penalty, 10_000) : 0;

/** Which ways to answer, among these types, can earn part of the points. */
export function partialControls(types: readonly QuestionType[]): Control[] {
  const partial = types.map(questionType).filter(({ partialCredit }) => partialCredit);
  return [...new Set(partial.map(({ control }) => control))];
}

/**
 * The only way from a question to a page that answers it. Built field by field, so that a new column stays hidden until
 * someone names it here.
 */
export function publicView(question: QuestionContent, { promptIds, optionIds }: OfferedIds): PublicQuestion {
  const {
    control,
    partialCredit,
    offer,
    unit,
    wordLimits,
    code: codeOf,
    files: filesOf,
    picture: pictureOf,
    rubric: rubricOf,
  } = questionType(question.type);
  const asked = unit?.(question) ?? { shown: "", rule: "shown", cost: 0 };
  const rubric = rubricOf?.(question) ?? null;
  const texts = new Map(offer?.texts(question).map(({ id, text }) => [id, text]));
  const shown = (ids: readonly string[]) => ids.map((id) => ({ id, text: texts.get(id) ?? "" }));
  const picture = pictureOf?.(question) ?? null;
  const blanks = (offer?.blanks?.(question) ?? []).map(({ key, kind, optionIds: own }) => ({
    ...{ key, kind },
    optionIds: optionIds.filter((id) => own.includes(id)),
  }));
  return {
    versionId: question.versionId,
    type: question.type,
    control,
    text: question.text,
    points: question.points,
    penalty: costOf(question),
    partialCredit,
    prompts: offer ? shown(promptIds) : [],
    options: offer ? shown(optionIds) : [],
    blanks,
    unit: asked.shown,
    unitRule: asked.rule,
    unitCost: asked.cost,
    wordLimits: wordLimits?.(question) ?? null,
    code: codeOf?.(question) ?? null,
    picture: picture && {
      image: picture.image,
      areas: optionIds.flatMap((id) => picture.areas.find((area) => area.id === id) ?? []),
    },
    files: filesOf?.(question) ?? null,
    rubric: rubric?.isShownBefore ? rubric : null,
  };
}

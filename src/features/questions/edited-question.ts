import * as z from "zod";
import { mostCredit } from "./points";
import { questionTypes } from "./question-type";
import { hasShapeOf } from "./shapes";

/** The longest text of a question or an option, in UTF-16 units. */
const Text = z.string().max(50_000);
const Line = z.string().max(120);

export const QuestionKind = z.enum(questionTypes);
export type QuestionKind = z.infer<typeof QuestionKind>;

export const EditedAnswer = z.object({
  /** Made by the editor; the stored answer has it too while it may be changed in place. */
  id: z.uuid(),
  text: Text,
  isCorrect: z.boolean(),
  /** What someone who chose it is told. */
  explanation: Text,
  isCaseSensitive: z.boolean(),
  isPattern: z.boolean(),
  /** Percent of the points that it earns although it isn't right, with two places at most; left out for none. */
  credit: z.number().min(0).max(mostCredit).multipleOf(0.01).optional(),
});
export type EditedAnswer = z.infer<typeof EditedAnswer>;

export const mostReadAgain = 5;
export const mostPoints = 999_999;

/** A question as it is, imported ones that no editor here would write among them. */
export const StoredQuestion = z.object({
  type: QuestionKind,
  text: Text,
  /** With two places at most. */
  points: z.number().min(0).max(mostPoints).multipleOf(0.01),
  /** Percent of the points that a wrong answer costs, with two places at most. */
  penalty: z.number().min(0).max(100).multipleOf(0.01).default(0),
  explanation: Text,
  feedback: Text,
  numericValue: Line,
  numericTolerance: Line,
  numericUnit: Line,
  answers: z.array(EditedAnswer).max(100),
  /** What only this type has, in the shape that its folder gives it; null for types that have no more than the fields above. */
  body: z.json().default(null),
  /** Lessons of the course to read again after missing it; left out for none. */
  readAgain: z.array(z.uuid()).min(1).max(mostReadAgain).optional(),
});

/** A question as it is written. It may be incomplete: what is missing is said by `findQuestionProblems`. */
export const EditedQuestion = StoredQuestion.refine(
  ({ answers }) => new Set(answers.map(({ id }) => id)).size === answers.length,
).refine((question) => hasShapeOf(question.type, question));
export type EditedQuestion = z.infer<typeof EditedQuestion>;

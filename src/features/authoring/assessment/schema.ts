import * as z from "zod";

const Place = z.object({ courseId: z.uuid(), lessonId: z.uuid() });

/** The longest text of a question or an option, in UTF-16 units. */
const Text = z.string().max(50_000);
const Line = z.string().max(120);

export const QuestionKind = z.enum(["SINGLE_CHOICE", "MULTIPLE_CHOICE", "TRUE_FALSE", "NUMERIC", "SHORT_ANSWER"]);
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
});
export type EditedAnswer = z.infer<typeof EditedAnswer>;

export const mostPoints = 999_999;

/** A question as it is, imported ones that no editor here would write among them. */
const StoredQuestion = z.object({
  type: QuestionKind,
  text: Text,
  /** With two places at most. */
  points: z.number().min(0).max(mostPoints).multipleOf(0.01),
  explanation: Text,
  feedback: Text,
  numericValue: Line,
  numericTolerance: Line,
  numericUnit: Line,
  answers: z.array(EditedAnswer).max(100),
});

/** A question as it is written. It may be incomplete: what is missing is said by `findQuestionProblems`. */
export const EditedQuestion = StoredQuestion.refine(
  ({ type, answers }) => type !== "TRUE_FALSE" || answers.length === 2,
).refine(({ answers }) => new Set(answers.map(({ id }) => id)).size === answers.length);
export type EditedQuestion = z.infer<typeof EditedQuestion>;

export const longestTitle = 200;

/** What an assessment is called and says of itself, and what counts in it. */
export const AssessmentRules = z.object({
  /** Never emptied by a save; an import may have left it empty. */
  title: Text.trim(),
  /** Markdown, shown before an attempt. */
  description: Text,
  /** Percent, with two places at most. */
  passingScore: z.number().min(0).max(100).multipleOf(0.01),
  /** 0 = as many as one likes. */
  maxAttempts: z.number().int().min(0).max(1_000),
  /** 0 = no limit. */
  timeLimitMinutes: z.number().int().min(0).max(100_000),
  randomizeQuestions: z.boolean(),
  randomizeAnswers: z.boolean(),
  showResults: z.boolean(),
  showCorrectAnswers: z.enum(["NEVER", "AFTER_PASS_OR_LAST", "AFTER_SUBMIT"]),
  countingRule: z.enum(["BEST", "LAST", "AVERAGE"]),
});
export type AssessmentRules = z.infer<typeof AssessmentRules>;

export const AssessmentPlace = Place;
export type AssessmentPlace = z.infer<typeof AssessmentPlace>;

/** The removal's id is the browser's: the same call twice removes once, and puts back once. */
export const RemoveAssessment = Place.extend({ removalId: z.uuid() });
export type RemoveAssessment = z.infer<typeof RemoveAssessment>;

/** `base` is what the author saw when they began to write. */
export const SaveRules = Place.extend({ base: AssessmentRules, rules: AssessmentRules });
export type SaveRules = z.infer<typeof SaveRules>;

export const AddQuestion = Place.extend({ questionId: z.uuid(), question: EditedQuestion });
export type AddQuestion = z.infer<typeof AddQuestion>;

export const SaveQuestion = Place.extend({ questionId: z.uuid(), base: StoredQuestion, question: EditedQuestion });
export type SaveQuestion = z.infer<typeof SaveQuestion>;

/** To come before another one, or last. */
export const MoveQuestion = Place.extend({ questionId: z.uuid(), beforeId: z.uuid().nullable() });
export type MoveQuestion = z.infer<typeof MoveQuestion>;

export const DuplicateQuestion = Place.extend({ questionId: z.uuid(), copyId: z.uuid() });
export type DuplicateQuestion = z.infer<typeof DuplicateQuestion>;

export const RemoveQuestion = Place.extend({ questionId: z.uuid() });
export type RemoveQuestion = z.infer<typeof RemoveQuestion>;

import * as z from "zod";
import { mostImported, PicturePaths } from "@/features/authoring/assessment/schema";
import { EditedQuestion, mostReadAgain, QuestionKind, StoredQuestion } from "@/features/questions/edited-question";
import { longestTag, mostTags, tagForm } from "@/features/questions/marks";
import { SectionKey } from "@/features/questions/section-schema";

/** How many questions a draw may take, and how many its pool has at most. */
export const mostDrawn = 500;

const Tag = z.string().trim().toLowerCase().regex(tagForm);
export const Tags = z.array(Tag).max(mostTags);

/** 1 easy, 2 medium, 3 hard; null: not said. */
export const Difficulty = z.number().int().min(1).max(3).nullable();
export const difficulties = [1, 2, 3] as const;

const Points = StoredQuestion.shape.points;

export const BankRef = z.object({ bankId: z.uuid() });
export type BankRef = z.infer<typeof BankRef>;

/** The id is the page's, so that sending twice makes one bank. */
export const SaveBank = BankRef.extend({
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(2_000),
});
export type SaveBank = z.infer<typeof SaveBank>;

/** Which questions of a bank are listed; null: any. */
export const BankFilter = z.object({
  search: z.string().trim().max(200).default(""),
  tag: z.string().max(longestTag).nullable().default(null),
  difficulty: Difficulty.default(null),
  kind: QuestionKind.nullable().default(null),
});
export type BankFilter = z.infer<typeof BankFilter>;

export const ListBank = BankRef.extend({ filter: BankFilter });
export type ListBank = z.infer<typeof ListBank>;

export const BankQuestionRef = BankRef.extend({ questionId: z.uuid() });
export type BankQuestionRef = z.infer<typeof BankQuestionRef>;

/** The tags and the difficulty are those of all questions that don't say their own. */
export const AddBankQuestions = BankRef.extend({
  tags: Tags,
  difficulty: Difficulty,
  questions: z
    .array(
      z.object({
        questionId: z.uuid(),
        question: EditedQuestion,
        marks: z.object({ tags: Tags, difficulty: Difficulty }).optional(),
      }),
    )
    .min(1)
    .max(mostImported)
    .refine((all) => new Set(all.map(({ questionId }) => questionId)).size === all.length),
});
export type AddBankQuestions = z.infer<typeof AddBankQuestions>;

/** Questions of a course, whose files come along. */
export const SaveFromCourse = AddBankQuestions.extend({ courseId: z.uuid() });
export type SaveFromCourse = z.infer<typeof SaveFromCourse>;

export const TakeBankFile = BankRef.extend({ fileId: z.uuid() });
export type TakeBankFile = z.infer<typeof TakeBankFile>;

/** A file of a bank, by the path that questions name it by. */
export const BankFilePath = BankRef.extend({ path: z.string().min(1).max(500) });
export type BankFilePath = z.infer<typeof BankFilePath>;

/** Images of a bank that its questions show, by their paths. */
export const BankPicturesOf = BankRef.extend({ paths: PicturePaths });
export type BankPicturesOf = z.infer<typeof BankPicturesOf>;

/** `number` is the version that the author saw. */
export const SaveBankQuestion = BankQuestionRef.extend({
  number: z.number().int().min(1),
  question: EditedQuestion,
  tags: Tags,
  difficulty: Difficulty,
});
export type SaveBankQuestion = z.infer<typeof SaveBankQuestion>;

/** How many questions are changed at once. */
export const mostMarked = 1_000;

export const BankQuestionRefs = BankRef.extend({ questionIds: z.array(z.uuid()).min(1).max(mostMarked) });
export type BankQuestionRefs = z.infer<typeof BankQuestionRefs>;

export const MarkBankQuestions = BankQuestionRefs.extend({
  addTags: Tags,
  removeTags: Tags,
  difficulty: z.union([z.literal("keep"), Difficulty]),
  points: z.union([z.literal("keep"), Points]).default("keep"),
});
export type MarkBankQuestions = z.infer<typeof MarkBankQuestions>;

const Place = z.object({ courseId: z.uuid(), lessonId: z.uuid() });

export const DrawRef = Place.extend({ drawKey: z.uuid() });
export type DrawRef = z.infer<typeof DrawRef>;

/** The key is the page's, and the same in all versions of the assessment. */
export const SaveDraw = DrawRef.extend({
  bankId: z.uuid(),
  /** Questions with all of them. */
  tags: Tags,
  difficulty: Difficulty,
  count: z.number().int().min(1).max(mostDrawn),
  /** Of each question. */
  points: Points,
  /** Lessons of the course to read again after missing any of them. */
  readAgain: z.array(z.uuid()).max(mostReadAgain).default([]),
  /** Where there is no such section: the one that the draw is in, or the last for a new one. */
  sectionKey: SectionKey.nullable().optional(),
});
export type SaveDraw = z.infer<typeof SaveDraw>;

/** `stamp` says which changes were shown. */
export const UpdateDraws = Place.extend({ stamp: z.string().max(64) });
export type UpdateDraws = z.infer<typeof UpdateDraws>;

/** Tags as they are typed into one field: "tides, chapter 2". */
export const readTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(",")
      .map((tag) => tag.trim().toLowerCase())
      .filter((tag) => tag !== ""),
  ),
];

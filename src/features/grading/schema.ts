import * as z from "zod";
import { mostCriteria } from "@/features/questions/rubric";
import { ChosenLevel } from "@/features/questions/rubric-schema";
import { gradingFilters, longestComment, longestReason, longestSavedComment } from "./rules";

export const ListAnswers = z.object({
  show: z.enum(gradingFilters).default("waiting"),
  assessmentId: z.uuid().nullable().default(null),
  page: z.number().int().min(1).max(100_000).default(1),
});
export type ListAnswers = z.infer<typeof ListAnswers>;

export const AnswerRef = z.object({
  answerId: z.uuid(),
  /** Of which the next answer is; null for all of the course. */
  assessmentId: z.uuid().nullable().default(null),
});
export type AnswerRef = z.infer<typeof AnswerRef>;

/** Answers whose files are fetched: what a list shows, or one of them. */
export const FilesOf = z.object({
  show: z.enum(gradingFilters),
  assessmentId: z.uuid().nullable(),
  answerId: z.uuid().nullable(),
});
export type FilesOf = z.infer<typeof FilesOf>;

/** An id in an address; null for anything else. */
export const idIn = (text: string | string[] | undefined): string | null => z.uuid().safeParse(text).data ?? null;

export const GradeAnswer = AnswerRef.extend({
  /** Made by the page for this grade; the same grade keeps it when it is sent again. */
  gradeId: z.uuid(),
  /** Number of the grade that it replaces; 0 for none. */
  replaces: z.number().int().min(0),
  /** In hundredths. */
  points: z.number().int().min(0).max(99_999_900),
  comment: z.string().max(longestComment).default(""),
  levels: z.array(ChosenLevel).max(mostCriteria).default([]),
  /** Why the points are others than the levels add up to. */
  reason: z.string().trim().max(longestReason).default(""),
});
export type GradeAnswer = z.infer<typeof GradeAnswer>;

export const ShowNames = z.object({ assessmentId: z.uuid() });

export const TwoGradersRef = z.object({ assessmentId: z.uuid() });

export const SavedCommentRef = z.object({ savedCommentId: z.uuid() });

export const SaveComment = SavedCommentRef.extend({ text: z.string().trim().min(1).max(longestSavedComment) });
export type SaveComment = z.infer<typeof SaveComment>;

import * as z from "zod";
import { longestName, mostCategories, mostItems, mostPoints } from "@/features/courses/gradebook-limits";
import { mostFileBytes } from "./grade-file";
import { gradebookSorts, longestReason, ROWS_A_PAGE } from "./rules";

export const FindStudents = z.object({
  q: z.string().trim().max(200).default(""),
  sort: z.enum(gradebookSorts).default("name"),
  /** Totals below so many percent. */
  below: z.number().min(0).max(100).multipleOf(0.01).nullable().default(null),
  /** Only who has something missing. */
  isMissing: z.boolean().default(false),
  /** Only those in a group of the course. */
  groupId: z.uuid().nullable().default(null),
});
export type FindStudents = z.output<typeof FindStudents>;

export const EnrollmentIds = z.object({ enrollmentIds: z.array(z.uuid()).min(1).max(ROWS_A_PAGE) });

export const CellRef = z.object({ enrollmentId: z.uuid(), itemId: z.uuid() });
export type CellRef = z.infer<typeof CellRef>;

const Points = z.number().int().min(0).max(mostPoints);

export const GiveGrade = CellRef.extend({
  /** Made by the page for this grade; the same grade keeps it when it is sent again. */
  gradeId: z.uuid(),
  /** Number of the grade that it replaces; 0 for none. */
  replaces: z.number().int().min(0),
  /** In hundredths; null takes earlier ones back. */
  points: Points.nullable(),
  reason: z.string().trim().max(longestReason).default(""),
});
export type GiveGrade = z.output<typeof GiveGrade>;

const SetupCategory = z.object({
  /** Made by the page for a new one. */
  id: z.uuid(),
  name: z.string().trim().min(1).max(longestName),
  /** In hundredths of a percent. */
  weight: z.number().int().min(0).max(10_000),
  dropLowest: z.number().int().min(0).max(mostItems),
});

const SetupItem = z.object({
  id: z.uuid(),
  categoryId: z.uuid().nullable(),
  maxPoints: Points.min(1),
  /** Of an item without an assessment; null for an assessment, which has a title of its own. */
  title: z.string().trim().min(1).max(longestName).nullable(),
});

/** All of it, as it is to be from now on. An item without an assessment that is left out leaves the gradebook. */
export const SaveSetup = z.object({
  /** Of the setup that was changed. */
  revision: z.number().int().min(0),
  countsMissing: z.boolean(),
  categories: z.array(SetupCategory).max(mostCategories),
  items: z.array(SetupItem).max(mostItems),
});
export type SaveSetup = z.output<typeof SaveSetup>;

export const GradeFile = z.object({ file: z.base64().max(Math.ceil(mostFileBytes * 1.4)) });
export type GradeFile = z.output<typeof GradeFile>;

export const ImportGrades = GradeFile.extend({
  /** Made by the client: of two tries one counts. */
  importId: z.uuid(),
  /** Of the dry run that was shown: what has changed since is not stored unseen. */
  stamp: z.string().length(64),
});
export type ImportGrades = z.output<typeof ImportGrades>;

/** An id in an address; null for anything else. */
export const idIn = (text: string | string[] | undefined): string | null => z.uuid().safeParse(text).data ?? null;

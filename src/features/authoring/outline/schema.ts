import * as z from "zod";
import { EditedQuestion } from "@/features/questions/edited-question";

const Course = z.object({ courseId: z.uuid() });
const Title = z.string().trim().min(1).max(200);
/** More at once than a person picks, and few enough for one transaction. */
const Ids = z.array(z.uuid()).max(500);

/** Ids of what is made are the browser's: the same call twice makes one thing. */
export const AddModule = Course.extend({ moduleId: z.uuid(), title: Title });
export type AddModule = z.infer<typeof AddModule>;

export const AddLesson = Course.extend({
  lessonId: z.uuid(),
  moduleId: z.uuid(),
  title: Title,
  kind: z.enum(["lesson", "assessment"]),
});
export type AddLesson = z.infer<typeof AddLesson>;

/** How much one file brings into a course in one write. */
export const mostImportedLessons = 200;
export const mostImportedQuestions = 1_000;

const isAllDifferent = (ids: readonly string[]) => new Set(ids).size === ids.length;

/** A new module of lessons, each of which asks its questions. */
export const ImportLessons = AddModule.extend({
  lessons: z
    .array(
      z.object({
        lessonId: z.uuid(),
        title: Title,
        questions: z.array(z.object({ questionId: z.uuid(), question: EditedQuestion })).min(1),
      }),
    )
    .min(1)
    .max(mostImportedLessons)
    .refine((lessons) => isAllDifferent(lessons.map(({ lessonId }) => lessonId)))
    .refine((lessons) => {
      const ids = lessons.flatMap(({ questions }) => questions.map(({ questionId }) => questionId));
      return ids.length <= mostImportedQuestions && isAllDifferent(ids);
    }),
});
export type ImportLessons = z.infer<typeof ImportLessons>;

export const itemKinds = ["module", "lesson", "assessment", "resource"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** An assessment goes by its lesson's id. */
export const RenameItem = Course.extend({ kind: z.enum(itemKinds), id: z.uuid(), title: Title });
export type RenameItem = z.infer<typeof RenameItem>;

/** Before the lesson named, or at the module's end. */
export const MoveLessons = Course.extend({
  lessonIds: Ids.min(1),
  moduleId: z.uuid(),
  beforeLessonId: z.uuid().nullable(),
});
export type MoveLessons = z.infer<typeof MoveLessons>;

/** Before the module named, or at the course's end. */
export const MoveModules = Course.extend({ moduleIds: Ids.min(1), beforeModuleId: z.uuid().nullable() });
export type MoveModules = z.infer<typeof MoveModules>;

export const ListLessonItems = Course.extend({ lessonIds: Ids });
export type ListLessonItems = z.infer<typeof ListLessonItems>;

/** Before the resource named, or at the lesson's end. */
export const MoveResourceTo = Course.extend({
  resourceId: z.uuid(),
  fromLessonId: z.uuid(),
  lessonId: z.uuid(),
  beforeId: z.uuid().nullable(),
});
export type MoveResourceTo = z.infer<typeof MoveResourceTo>;

export const MoveAssessment = Course.extend({ lessonId: z.uuid(), toLessonId: z.uuid() });
export type MoveAssessment = z.infer<typeof MoveAssessment>;

const Copy = z.object({ id: z.uuid(), copyId: z.uuid(), title: Title });
/** Each copy comes right behind what it was copied from; `copyId` becomes its id. */
export const DuplicateItems = Course.extend({ modules: z.array(Copy).max(20), lessons: z.array(Copy).max(200) });
export type DuplicateItems = z.infer<typeof DuplicateItems>;

export const RemoveItems = Course.extend({ removalId: z.uuid(), moduleIds: Ids, lessonIds: Ids });
export type RemoveItems = z.infer<typeof RemoveItems>;

export const RestoreItems = Course.extend({ removalId: z.uuid() });
export type RestoreItems = z.infer<typeof RestoreItems>;

export const longestModuleDescription = 2_000;

/** Markdown; empty for none. */
export const DescribeModule = Course.extend({
  moduleId: z.uuid(),
  description: z.string().trim().max(longestModuleDescription),
});
export type DescribeModule = z.infer<typeof DescribeModule>;

export const ShowModule = Course.extend({ moduleId: z.uuid(), isShown: z.boolean() });
export type ShowModule = z.infer<typeof ShowModule>;

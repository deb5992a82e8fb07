import "server-only";
import * as z from "zod";
import {
  AddResource,
  EditResource,
  MoveResource,
  RemoveResource,
  RestoreResource,
} from "@/features/authoring/lesson/resource-schema";
import {
  BeInLesson,
  LessonRecord,
  NameLessonRecord,
  SaveLessonSetting,
  SaveLessonTexts,
} from "@/features/authoring/lesson/schema";
import { onCourse, router } from "@/server/trpc/init";
import { beInLesson, LessonPresence, leaveLesson } from "./be-in-lesson";
import { addResource, editResource, moveResource, SavedResources } from "./edit-resources";
import { getLessonForEditing } from "./get-lesson";
import { getLessonRecord, listLessonHistory, nameLessonRecord } from "./lesson-history";
import { removeResource, restoreResource } from "./remove-resource";
import { SavedSettings, saveLessonSetting } from "./save-lesson-setting";
import { SavedLesson, saveLessonTexts } from "./save-lesson-texts";
import { takeFile } from "./take-file";

const editing = onCourse("course.edit");
const LessonId = z.object({ courseId: z.uuid(), lessonId: z.uuid() });

export const lessonRouter = router({
  get: onCourse("course.manage")
    .input(LessonId)
    .query(({ ctx, input }) => getLessonForEditing(ctx, ctx.course.id, input.lessonId)),
  saveTexts: editing
    .input(SaveLessonTexts)
    .output(SavedLesson)
    .mutation(({ ctx, input }) => saveLessonTexts(ctx, input)),
  saveSetting: editing
    .input(SaveLessonSetting)
    .output(SavedSettings)
    .mutation(({ ctx, input }) => saveLessonSetting(ctx, input)),
  takeFile: editing
    .input(z.object({ courseId: z.uuid(), fileId: z.uuid() }))
    .output(z.object({ path: z.string(), url: z.string() }))
    .mutation(({ ctx, input }) => takeFile(ctx, input)),
  addResource: editing
    .input(AddResource)
    .output(SavedResources)
    .mutation(({ ctx, input }) => addResource(ctx, input)),
  editResource: editing
    .input(EditResource)
    .output(SavedResources)
    .mutation(({ ctx, input }) => editResource(ctx, input)),
  moveResource: editing
    .input(MoveResource)
    .output(SavedResources)
    .mutation(({ ctx, input }) => moveResource(ctx, input)),
  removeResource: editing
    .input(RemoveResource)
    .output(SavedResources)
    .mutation(({ ctx, input }) => removeResource(ctx, input)),
  restoreResource: editing
    .input(RestoreResource)
    .output(SavedResources)
    .mutation(({ ctx, input }) => restoreResource(ctx, input)),
  beHere: editing
    .input(BeInLesson)
    .output(LessonPresence)
    .mutation(({ ctx, input }) => beInLesson(ctx, input)),
  leave: editing.input(BeInLesson).mutation(({ ctx, input }) => leaveLesson(ctx, input)),
  history: onCourse("course.manage")
    .input(LessonId)
    .query(({ ctx, input }) => listLessonHistory(ctx, input)),
  record: onCourse("course.manage")
    .input(LessonRecord)
    .query(({ ctx, input }) => getLessonRecord(ctx, input)),
  nameRecord: editing.input(NameLessonRecord).mutation(({ ctx, input }) => nameLessonRecord(ctx, input)),
});

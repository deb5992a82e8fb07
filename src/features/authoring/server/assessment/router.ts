import "server-only";
import {
  AddQuestion,
  AssessmentPlace,
  DuplicateQuestion,
  ImportQuestions,
  MoveQuestion,
  PicturesOf,
  RemoveAssessment,
  RemoveQuestion,
  RestoreSection,
  SaveQuestion,
  SaveRules,
} from "@/features/authoring/assessment/schema";
import { onCourse, router } from "@/server/trpc/init";
import { addQuestion, duplicateQuestion } from "./add-question";
import { Written } from "./find-question";
import { getAssessmentForEditing } from "./get-assessment";
import { importQuestions } from "./import-questions";
import { linkPictures } from "./link-pictures";
import { listQuestions } from "./list-questions";
import { moveQuestion, removeQuestion, restoreQuestion } from "./question-order";
import { removeAssessment, restoreAssessment } from "./remove-assessment";
import { restoreSection } from "./restore-section";
import { SavedQuestion, saveQuestion } from "./save-question";
import { addAssessment, SavedRules, saveRules } from "./save-rules";

const editing = onCourse("course.edit");
/** Says which write it was: the page knows by it whether what it reads next is older. */
const writing = editing.output(Written);

export const assessmentEditingRouter = router({
  get: onCourse("course.manage")
    .input(AssessmentPlace)
    .query(({ ctx, input }) => getAssessmentForEditing(ctx, ctx.course.id, input.lessonId)),
  list: onCourse("course.manage").query(({ ctx }) => listQuestions(ctx, ctx.course.id)),
  pictures: onCourse("course.manage")
    .input(PicturesOf)
    .query(({ ctx, input }) => linkPictures(ctx, input)),
  addToLesson: editing.input(AssessmentPlace).mutation(({ ctx, input }) => addAssessment(ctx, input)),
  remove: writing.input(RemoveAssessment).mutation(({ ctx, input }) => removeAssessment(ctx, input)),
  restore: writing.input(RemoveAssessment).mutation(({ ctx, input }) => restoreAssessment(ctx, input)),
  saveRules: editing
    .input(SaveRules)
    .output(SavedRules)
    .mutation(({ ctx, input }) => saveRules(ctx, input)),
  addQuestion: writing.input(AddQuestion).mutation(({ ctx, input }) => addQuestion(ctx, input)),
  importQuestions: writing.input(ImportQuestions).mutation(({ ctx, input }) => importQuestions(ctx, input)),
  saveQuestion: editing
    .input(SaveQuestion)
    .output(SavedQuestion)
    .mutation(({ ctx, input }) => saveQuestion(ctx, input)),
  moveQuestion: writing.input(MoveQuestion).mutation(({ ctx, input }) => moveQuestion(ctx, input)),
  restoreSection: writing.input(RestoreSection).mutation(({ ctx, input }) => restoreSection(ctx, input)),
  duplicateQuestion: writing.input(DuplicateQuestion).mutation(({ ctx, input }) => duplicateQuestion(ctx, input)),
  removeQuestion: writing.input(RemoveQuestion).mutation(({ ctx, input }) => removeQuestion(ctx, input)),
  restoreQuestion: writing.input(MoveQuestion).mutation(({ ctx, input }) => restoreQuestion(ctx, input)),
});

import "server-only";
import {
  AddQuestion,
  AssessmentPlace,
  DuplicateQuestion,
  ImportQuestions,
  MoveQuestion,
  RemoveAssessment,
  RemoveQuestion,
  SaveQuestion,
  SaveRules,
} from "@/features/authoring/assessment/schema";
import { onCourse, router } from "@/server/trpc/init";
import { addQuestion, duplicateQuestion } from "./add-question";
import { getAssessmentForEditing } from "./get-assessment";
import { importQuestions } from "./import-questions";
import { moveQuestion, removeQuestion, restoreQuestion } from "./question-order";
import { removeAssessment, restoreAssessment } from "./remove-assessment";
import { saveQuestion } from "./save-question";
import { addAssessment, saveRules } from "./save-rules";

const editing = onCourse("course.edit");

export const assessmentEditingRouter = router({
  get: onCourse("course.manage")
    .input(AssessmentPlace)
    .query(({ ctx, input }) => getAssessmentForEditing(ctx, ctx.course.id, input.lessonId)),
  addToLesson: editing.input(AssessmentPlace).mutation(({ ctx, input }) => addAssessment(ctx, input)),
  remove: editing.input(RemoveAssessment).mutation(({ ctx, input }) => removeAssessment(ctx, input)),
  restore: editing.input(RemoveAssessment).mutation(({ ctx, input }) => restoreAssessment(ctx, input)),
  saveRules: editing.input(SaveRules).mutation(({ ctx, input }) => saveRules(ctx, input)),
  addQuestion: editing.input(AddQuestion).mutation(({ ctx, input }) => addQuestion(ctx, input)),
  importQuestions: editing.input(ImportQuestions).mutation(({ ctx, input }) => importQuestions(ctx, input)),
  saveQuestion: editing.input(SaveQuestion).mutation(({ ctx, input }) => saveQuestion(ctx, input)),
  moveQuestion: editing.input(MoveQuestion).mutation(({ ctx, input }) => moveQuestion(ctx, input)),
  duplicateQuestion: editing.input(DuplicateQuestion).mutation(({ ctx, input }) => duplicateQuestion(ctx, input)),
  removeQuestion: editing.input(RemoveQuestion).mutation(({ ctx, input }) => removeQuestion(ctx, input)),
  restoreQuestion: editing.input(MoveQuestion).mutation(({ ctx, input }) => restoreQuestion(ctx, input)),
});

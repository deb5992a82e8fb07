import "server-only";
import {
  AnswerRef,
  GradeAnswer,
  ListAnswers,
  SaveComment,
  SavedCommentRef,
  ShowNames,
} from "@/features/grading/schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { getAnswer } from "./get-answer";
import { GradedAnswer, gradeAnswer } from "./grade-answer";
import { showNames } from "./hidden-names/show-names";
import { listAnswers } from "./list-answers";
import { listSavedComments } from "./saved-comments/list-saved-comments";
import { removeSavedComment, saveComment } from "./saved-comments/save-comment";

export const gradingRouter = router({
  list: onCourse("course.grade")
    .input(ListAnswers)
    .query(({ ctx, input }) => listAnswers(ctx, ctx.course.id, input)),
  get: onCourse("course.grade")
    .input(AnswerRef)
    .query(({ ctx, input }) => getAnswer(ctx, ctx.course.id, input)),
  grade: onCourse("course.grade")
    .input(GradeAnswer)
    .output(GradedAnswer)
    .mutation(({ ctx, input }) => gradeAnswer(ctx, ctx.course.id, input)),
  showNames: onCourse("course.publish")
    .input(ShowNames)
    .mutation(({ ctx, input }) => showNames(ctx, ctx.course.id, input.assessmentId)),

  // Of a person and no course: these look at nothing but whose they are.
  savedComments: router({
    list: onSite("portal.use").query(({ ctx }) => listSavedComments(ctx)),
    save: onSite("portal.use")
      .input(SaveComment)
      .mutation(({ ctx, input }) => saveComment(ctx, input)),
    remove: onSite("portal.use")
      .input(SavedCommentRef)
      .mutation(({ ctx, input }) => removeSavedComment(ctx, input.savedCommentId)),
  }),
});

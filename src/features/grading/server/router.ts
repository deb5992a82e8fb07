import "server-only";
import { AnswerRef, GradeAnswer, ListAnswers } from "@/features/grading/schema";
import { onCourse, router } from "@/server/trpc/init";
import { getAnswer } from "./get-answer";
import { GradedAnswer, gradeAnswer } from "./grade-answer";
import { listAnswers } from "./list-answers";

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
});

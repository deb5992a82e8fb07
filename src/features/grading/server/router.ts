import "server-only";
import {
  AnswerRef,
  FilesOf,
  GradeAnswer,
  ListAnswers,
  SaveComment,
  SavedCommentRef,
  ShowNames,
  TwoGradersRef,
} from "@/features/grading/schema";
import type { Person } from "@/policy/actor";
import type { CourseFacts } from "@/policy/course";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { listGivenFiles } from "./files/list-given-files";
import { getAnswer } from "./get-answer";
import { GradedAnswer, gradeAnswer } from "./grade-answer";
import { graderIn } from "./grader";
import { showNames } from "./hidden-names/show-names";
import { listAnswers } from "./list-answers";
import { listSavedComments } from "./saved-comments/list-saved-comments";
import { removeSavedComment, saveComment } from "./saved-comments/save-comment";
import { endTwoGraders, resumeTwoGraders } from "./two-graders/end-two-graders";

const graderOf = ({ course, person }: { course: CourseFacts; person: Person }) => ({
  courseId: course.id,
  grader: graderIn(person, course),
});

export const gradingRouter = router({
  list: onCourse("course.grade")
    .input(ListAnswers)
    .query(({ ctx, input }) => listAnswers(ctx, graderOf(ctx), input)),
  get: onCourse("course.grade")
    .input(AnswerRef)
    .query(({ ctx, input }) => getAnswer(ctx, graderOf(ctx), input)),
  files: onCourse("course.grade")
    .input(FilesOf)
    .query(({ ctx, input }) => listGivenFiles(ctx, graderOf(ctx), input)),
  grade: onCourse("course.grade")
    .input(GradeAnswer)
    .output(GradedAnswer)
    .mutation(({ ctx, input }) => gradeAnswer(ctx, graderOf(ctx), input)),
  showNames: onCourse("course.publish")
    .input(ShowNames)
    .mutation(({ ctx, input }) => showNames(ctx, ctx.course.id, input.assessmentId)),
  endTwoGraders: onCourse("course.publish")
    .input(TwoGradersRef)
    .mutation(({ ctx, input }) => endTwoGraders(ctx, ctx.course.id, input.assessmentId)),
  resumeTwoGraders: onCourse("course.publish")
    .input(TwoGradersRef)
    .mutation(({ ctx, input }) => resumeTwoGraders(ctx, ctx.course.id, input.assessmentId)),

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

import "server-only";
import { AskRegrade, RegradableOf, SaveRegrade } from "@/features/regrade/schema";
import { onCourse, router } from "@/server/trpc/init";
import { listQuestions } from "./list-questions";
import { previewRegrade } from "./preview-regrade";
import { SavedRegrade, saveRegrade } from "./save-regrade";

export const regradeRouter = router({
  list: onCourse("course.grade")
    .input(RegradableOf)
    .query(({ ctx, input }) => listQuestions(ctx, ctx.course.id, input)),
  preview: onCourse("course.grade")
    .input(AskRegrade)
    .query(({ ctx, input }) => previewRegrade(ctx, ctx.course.id, input)),
  save: onCourse("course.grade")
    .input(SaveRegrade)
    .output(SavedRegrade)
    .mutation(({ ctx, input }) => saveRegrade(ctx, ctx.course.id, input)),
});

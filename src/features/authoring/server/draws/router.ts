import "server-only";
import * as z from "zod";
import { AssessmentPlace } from "@/features/authoring/assessment/schema";
import { DrawRef, SaveDraw, UpdateDraws } from "@/features/authoring/banks/schema";
import { Written } from "@/features/authoring/server/assessment/find-question";
import { onCourse, router } from "@/server/trpc/init";
import { listDraws } from "./list-draws";
import { removeDraw, saveDraw } from "./save-draw";
import { previewDrawUpdate, updateDraws } from "./update-draws";

const editing = onCourse("course.edit");

export const drawsRouter = router({
  list: onCourse("course.manage")
    .input(AssessmentPlace)
    .query(({ ctx, input }) => listDraws(ctx, input)),
  save: editing
    .input(SaveDraw)
    .output(Written.extend({ pool: z.int() }))
    .mutation(({ ctx, input }) => saveDraw(ctx, input)),
  remove: editing
    .input(DrawRef)
    .output(Written)
    .mutation(({ ctx, input }) => removeDraw(ctx, input)),
  previewUpdate: editing.input(AssessmentPlace).query(({ ctx, input }) => previewDrawUpdate(ctx, input)),
  update: editing
    .input(UpdateDraws)
    .output(Written)
    .mutation(({ ctx, input }) => updateDraws(ctx, input)),
});

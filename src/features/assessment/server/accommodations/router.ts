import "server-only";
import * as z from "zod";
import {
  AccommodationsOf,
  GiveAccommodation,
  GiveGroupAccommodation,
  RemoveAccommodation,
  RemoveGroupAccommodation,
} from "@/features/assessment/accommodation-schema";
import { onCourse, router } from "@/server/trpc/init";
import {
  giveAccommodation,
  giveGroupAccommodation,
  removeAccommodation,
  removeGroupAccommodation,
} from "./give-accommodation";
import { listAccommodations } from "./list-accommodations";

export const accommodationsRouter = router({
  list: onCourse("course.manageStudents")
    .input(AccommodationsOf)
    .query(({ ctx, input }) => listAccommodations(ctx, { ...input, courseId: ctx.course.id })),

  give: onCourse("course.manageStudents")
    .input(GiveAccommodation)
    .output(z.object({ names: z.array(z.string()) }))
    .mutation(({ ctx, input }) => giveAccommodation(ctx, { ...input, courseId: ctx.course.id })),

  giveGroup: onCourse("course.manageStudents")
    .input(GiveGroupAccommodation)
    .output(z.object({ name: z.string() }))
    .mutation(({ ctx, input }) => giveGroupAccommodation(ctx, { ...input, courseId: ctx.course.id })),

  removeGroup: onCourse("course.manageStudents")
    .input(RemoveGroupAccommodation)
    .mutation(({ ctx, input }) => removeGroupAccommodation(ctx, { ...input, courseId: ctx.course.id })),

  remove: onCourse("course.manageStudents")
    .input(RemoveAccommodation)
    .mutation(({ ctx, input }) => removeAccommodation(ctx, { ...input, courseId: ctx.course.id })),
});

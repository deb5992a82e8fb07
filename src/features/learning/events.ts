import * as z from "zod";
import { event } from "@/lib/event";

const ids = { enrollmentId: z.uuid(), courseId: z.uuid(), userId: z.uuid() };

/** A student has completed every required lesson of a course: once an enrollment, and never taken back. Ids only. */
export const courseCompleted = event("course/completed", ids);

/** A lesson has become complete for a student. */
export const lessonCompleted = event("lesson/completed", {
  ...ids,
  lessonId: z.uuid(),
});

/** An enrollment is on another version of its course. `byLearner`: they chose so themselves. */
export const enrollmentMoved = event("enrollment/version-changed", {
  ...ids,
  versionId: z.uuid(),
  byLearner: z.boolean(),
});

import * as z from "zod";
import { event } from "@/lib/event";

/** A regrade changed a student's points at an assessment: one event a student, whatever number of attempts. */
export const answersRegraded = event("regrade/answers.regraded", {
  regradeId: z.uuid(),
  enrollmentId: z.uuid(),
  courseId: z.uuid(),
  userId: z.uuid(),
});

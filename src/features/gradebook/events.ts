import * as z from "zod";
import { event } from "@/lib/event";

/** A person changed what a student has in the gradebook: one event a student, whatever number of items. */
export const gradesChanged = event("gradebook/grades.changed", {
  courseId: z.uuid(),
  enrollmentId: z.uuid(),
  userId: z.uuid(),
  /** The change, which may be of many students at once. */
  changeId: z.uuid(),
});

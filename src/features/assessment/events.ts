import * as z from "zod";
import { event } from "@/lib/event";

const ids = {
  attemptId: z.uuid(),
  assessmentId: z.uuid(),
  lessonId: z.uuid(),
  courseId: z.uuid(),
  userId: z.uuid(),
};

/** Facts that travel to later features, ids only. */
export const attemptStarted = event("assessment/attempt.started", ids);

export const attemptEnded = event("assessment/attempt.ended", {
  ...ids,
  /** Null where an answer waits for a person: `assessment/attempt.graded` follows. */
  isPassed: z.boolean().nullable(),
});

/** A person's grade gave an attempt its result, or changed it. */
export const attemptGraded = event("assessment/attempt.graded", {
  ...ids,
  /** The grade that did. */
  gradeId: z.uuid(),
  isPassed: z.boolean(),
  isChange: z.boolean(),
});

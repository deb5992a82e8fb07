import "server-only";
import type { AttemptEnded, AttemptGraded } from "@/features/assessment/events";
import type { CertificateIssued } from "@/features/certificates/events";
import type { CoursePublished } from "@/features/courses/events";
import type { EnrollmentCreated, EnrollmentLeft } from "@/features/enrollment/events";
import type { CourseCompleted, LessonCompleted } from "@/features/learning/events";
import { countChanges, noteCountedAll } from "@/features/statistics/server/count-changes";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

/** So many turns a step: about ten thousand rows. */
const TURNS_A_STEP = 20;

async function countTurns(): Promise<{ notes: number; isDone: boolean }> {
  let notes = 0;
  for (let turn = 0; turn < TURNS_A_STEP; turn += 1) {
    const at = deps.now();
    const counted = await countChanges(deps);
    notes += counted;
    if (counted === 0) {
      await noteCountedAll(deps, at);
      return { notes, isDone: true };
    }
  }
  return { notes, isDone: false };
}

/**
 * Counts what has changed. The notes of the triggers say what that is; the events, and each minute, only when to look. One at a
 * time: whoever comes later finds nothing left to do.
 */
export const countFigures = inngest.createFunction(
  {
    id: "statistics.count",
    concurrency: 1,
    retries: 5,
    triggers: [
      { cron: "* * * * *" },
      on<EnrollmentCreated>("enrollment/created"),
      on<EnrollmentLeft>("enrollment/left"),
      on<LessonCompleted>("lesson/completed"),
      on<CourseCompleted>("course/completed"),
      on<AttemptEnded>("assessment/attempt.ended"),
      on<AttemptGraded>("assessment/attempt.graded"),
      on<CertificateIssued>("certificate/issued"),
      { event: "review/published" },
      on<CoursePublished>("course/published"),
    ],
  },
  async ({ step }) => {
    let notes = 0;
    for (let at = 1; ; at += 1) {
      const done = await step.run(`count ${at}`, countTurns);
      notes += done.notes;
      if (done.isDone) return { notes };
    }
  },
);

import "server-only";
import { attemptEnded, attemptGraded } from "@/features/assessment/events";
import { certificateIssued } from "@/features/certificates/events";
import { coursePublished } from "@/features/courses/events";
import { enrollmentCreated, enrollmentLeft } from "@/features/enrollment/events";
import { courseCompleted, lessonCompleted } from "@/features/learning/events";
import { countChanges, noteCountedAll } from "@/features/statistics/server/count-changes";
import { event } from "@/lib/event";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

/** Of features that this one doesn't know; it reads nothing of them. */
const reviewPublished = event("review/published", {});
const answersRegraded = event("regrade/answers.regraded", {});

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
 * Counts what has changed. The notes of the triggers say what that is; the events, and each minute, only when to look: one look for
 * all that come within a second. One at a time: whoever comes later finds nothing left to do.
 */
export const countFigures = inngest.createFunction(
  {
    id: "statistics.count",
    concurrency: 1,
    debounce: { period: "1s", timeout: "1s" },
    retries: 5,
    triggers: [
      { cron: "* * * * *" },
      on(enrollmentCreated),
      on(enrollmentLeft),
      on(lessonCompleted),
      on(courseCompleted),
      on(attemptEnded),
      on(attemptGraded),
      on(certificateIssued),
      on(reviewPublished),
      on(answersRegraded),
      on(coursePublished),
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

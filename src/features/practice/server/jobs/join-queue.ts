import "server-only";
import { attemptEnded, attemptGraded } from "@/features/assessment/events";
import { joinQueue } from "@/features/practice/server/join-queue";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/**
 * Missed questions of an attempt that has ended, or that a person has graded, join its student's queue. Tried as often as the runner
 * allows: nothing else would notice that one is missing.
 */
export const joinPractice = inngest.createFunction(
  { id: "practice.join-queue", retries: 20, triggers: [on(attemptEnded), on(attemptGraded)] },
  ({ event, step }) =>
    step.run("join", async () => ({
      joined: await joinQueue({ db, now: () => new Date() }, event.data.attemptId),
    })),
);

import "server-only";
import { moveRequested } from "@/features/courses/events";
import { runMove } from "@/features/learning/server/moves/run-move";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Students whom an author moves to another version, a step for each handful. */
export const moveLearners = inngest.createFunction(
  {
    id: "learning.move-learners",
    retries: 5,
    concurrency: 1,
    triggers: [on(moveRequested)],
  },
  async ({ event, step }) => {
    for (let part = 1; ; part++) {
      const isMore = await step.run(`part-${part}`, () => runMove({ db, now: () => new Date() }, event.data.moveId));
      if (!isMore) return { parts: part };
    }
  },
);

import "server-only";
import { reviewDecided } from "@/features/reviews/events";
import { mailDecision } from "@/features/reviews/server/mail-decision";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** The writer of a review hears what was decided. */
export const mailReviewDecision = inngest.createFunction(
  { id: "reviews.mail-decision", triggers: [on(reviewDecided)] },
  ({ event, step }) => step.run("write", async () => ({ written: await mailDecision({ db }, event.data) })),
);

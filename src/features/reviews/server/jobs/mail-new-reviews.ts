import "server-only";
import { mailNewReviews } from "@/features/reviews/server/mail-new-reviews";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Each morning, about the day before. */
export const mailPublishedReviews = inngest.createFunction(
  { id: "reviews.mail-published", triggers: [{ cron: "40 6 * * *" }], concurrency: 1 },
  ({ step }) => step.run("write", () => mailNewReviews({ db, now: () => new Date() })),
);

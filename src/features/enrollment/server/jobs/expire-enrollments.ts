import "server-only";
import { expireEnrollments } from "@/features/enrollment/server/expire-enrollments";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** At once, in one transaction; what is left waits for the next minute. */
const batch = 500;

/** Enrollments whose end has passed become history within the minute. */
export const expireEnrollmentsJob = inngest.createFunction(
  { id: "enrollment.expire-seats", triggers: [{ cron: "* * * * *" }], concurrency: 1 },
  ({ step }) => step.run("expire", () => expireEnrollments({ db, now: () => new Date() }, batch)),
);

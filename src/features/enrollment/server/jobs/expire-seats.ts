import "server-only";
import { expireSeats } from "@/features/enrollment/server/expire-seats";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** At once, in one transaction; what is left waits for the next minute. */
const batch = 500;

/** Seats whose end has passed become history within the minute. */
export const expireSeatsJob = inngest.createFunction(
  { id: "enrollment.expire-seats", triggers: [{ cron: "* * * * *" }], concurrency: 1 },
  ({ step }) => step.run("expire", () => expireSeats({ db, now: () => new Date() }, batch)),
);

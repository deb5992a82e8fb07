import "server-only";
import { tierExpired, tierGranted } from "@/features/subscriptions/events";
import { expireTiers } from "@/features/subscriptions/server/expire-tiers";
import { mailEndedTier, mailGrantedTier } from "@/features/subscriptions/server/mail-tier";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** At once, in one transaction; what is left waits for the next minute. */
const batch = 500;

const expire = inngest.createFunction(
  { id: "subscriptions.expire", triggers: [{ cron: "* * * * *" }], concurrency: 1 },
  ({ step }) => step.run("expire", () => expireTiers({ db, now: () => new Date() }, batch)),
);

const mailGranted = inngest.createFunction(
  { id: "subscriptions.mail-granted", triggers: [on(tierGranted)] },
  ({ event, step }) => step.run("write", async () => ({ written: await mailGrantedTier({ db }, event.data.grantId) })),
);

const mailEnded = inngest.createFunction(
  { id: "subscriptions.mail-ended", triggers: [on(tierExpired)] },
  ({ event, step }) =>
    step.run("write", async () => {
      const { periodId } = event.data;
      return { written: periodId !== null && (await mailEndedTier({ db }, periodId)) };
    }),
);

export const tierJobs = [expire, mailGranted, mailEnded];

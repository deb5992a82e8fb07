import "server-only";
import { purgePending } from "@/features/accounts/server/providers/pending-sign-up";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Each night. */
export const purgeSignUps = inngest.createFunction(
  { id: "accounts.purge-sign-ups", triggers: [{ cron: "37 3 * * *" }], concurrency: 1 },
  ({ step }) => step.run("purge", () => purgePending({ db, now: () => new Date() })),
);

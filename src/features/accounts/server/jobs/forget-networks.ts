import "server-only";
import { forgetNetworks } from "@/features/accounts/server/security/forget-networks";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Each night. */
export const forgetOldNetworks = inngest.createFunction(
  { id: "accounts.forget-networks", triggers: [{ cron: "29 3 * * *" }], concurrency: 1 },
  ({ step }) => step.run("forget", () => forgetNetworks({ db, now: () => new Date() })),
);

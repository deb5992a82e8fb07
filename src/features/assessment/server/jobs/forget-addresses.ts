import "server-only";
import { forgetAddresses as forget } from "@/features/assessment/server/signals/forget-addresses";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Each night. */
export const forgetAddresses = inngest.createFunction(
  { id: "assessment.forget-addresses", triggers: [{ cron: "37 3 * * *" }], concurrency: 1 },
  ({ step }) => step.run("forget", () => forget({ db, now: () => new Date() })),
);

import "server-only";
import { finishAttempts, listOverdueAttempts } from "@/features/assessment/server/finish-overdue-attempts";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

const batch = 200;

/** Submits attempts whose time is over and which no one has looked at since. */
export const finishOverdueAttempts = inngest.createFunction(
  { id: "assessment.finish-overdue-attempts", triggers: [{ cron: "* * * * *" }], concurrency: 1 },
  ({ step }) =>
    step.run("finish", async () => {
      const deps = { db, now: () => new Date() };
      const { finished, failed } = await finishAttempts(deps, await listOverdueAttempts(deps, batch));
      // Whatever was finished stays so; the error makes the failed ones seen and tried again.
      if (failed.length > 0) throw new Error(`${failed.length} overdue attempts could not be finished: ${failed[0]}`);
      return { finished };
    }),
);

import "server-only";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Windows that are over count nothing any more. */
export const purgeRateLimits = inngest.createFunction(
  { id: "system.purge-rate-limits", triggers: [{ cron: "23 * * * *" }] },
  ({ step }) =>
    step.run("delete", async () => {
      const { count } = await db.rateLimit.deleteMany({ where: { expiresAt: { lt: new Date() } } });
      return { deleted: count };
    }),
);

import "server-only";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Windows that are over count nothing anymore. */
export const purgeRateLimits = inngest.createFunction(
  { id: "system.purge-rate-limits", triggers: [{ cron: "23 * * * *" }] },
  ({ step }) =>
    step.run("delete", async () => {
      const at = new Date();
      const { count: uses } = await db.rateLimit.deleteMany({ where: { expiresAt: { lt: at } } });
      const { count: requests } = await db.requestLimit.deleteMany({ where: { expire: { lt: at.getTime() } } });
      return { deleted: uses + requests };
    }),
);

import "server-only";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

const keptDays = 30;

/** Sign-ins that ended or ran out a month ago are of no use to their owner's list of devices anymore. */
export const purgeExpiredSessions = inngest.createFunction(
  { id: "system.purge-expired-sessions", triggers: [{ cron: "17 3 * * *" }] },
  ({ step }) =>
    step.run("delete", async () => {
      const before = new Date(Date.now() - keptDays * 86_400_000);
      const { count } = await db.userSession.deleteMany({ where: { expiresAt: { lt: before } } });
      return { deleted: count };
    }),
);

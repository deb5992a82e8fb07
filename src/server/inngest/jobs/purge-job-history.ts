import "server-only";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

const keptDays = 30;
/** A schedule may run each minute: what went well is of no interest for long. */
const keptDaysOfSchedules = 3;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** Runs that ended and events that were handed over stay for a month, for /admin/jobs. */
export const purgeJobHistory = inngest.createFunction(
  { id: "system.purge-job-history", triggers: [{ cron: "41 3 * * *" }] },
  async ({ step }) => {
    const before = daysAgo(keptDays);
    const runs = await step.run("delete runs", () => db.jobRun.deleteMany({ where: { endedAt: { lt: before } } }));
    const scheduled = await step.run("delete scheduled runs", () =>
      db.jobRun.deleteMany({
        where: { scheduledFor: { not: null }, state: "COMPLETED", endedAt: { lt: daysAgo(keptDaysOfSchedules) } },
      }),
    );
    const events = await step.run("delete events", async () => {
      await db.jobReceipt.deleteMany({ where: { calledAt: { lt: before } } });
      return db.outboxEvent.deleteMany({ where: { sentAt: { lt: before } } });
    });
    return { runs: runs.count + scheduled.count, events: events.count };
  },
);

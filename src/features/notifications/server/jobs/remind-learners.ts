import "server-only";
import { remindToStudy } from "@/features/notifications/server/sources/remind-to-study";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

export const remindLearners = inngest.createFunction(
  { id: "notifications.study-reminders", triggers: [{ cron: "*/10 * * * *" }], concurrency: 1 },
  ({ step }) => step.run("remind", () => remindToStudy({ db, now: () => new Date() })),
);

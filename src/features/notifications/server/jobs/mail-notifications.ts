import "server-only";
import { notificationMailDue } from "@/features/notifications/events";
import { mailDigests } from "@/features/notifications/server/mail-digests";
import { mailFinishedBatches, mailNotifications } from "@/features/notifications/server/mail-notifications";
import { purgeNotifications } from "@/features/notifications/server/purge-notifications";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };
const mostAtOnce = 200;

const atOnce = inngest.createFunction(
  { id: "notifications.mail", triggers: [on(notificationMailDue)] },
  ({ event, step }) => step.run("write", () => mailNotifications(deps, event.data.notificationIds)),
);

/** Twice an hour: time zones differ by half hours too. */
const inDigests = inngest.createFunction(
  { id: "notifications.digests", triggers: [{ cron: "2,32 * * * *" }], concurrency: 1 },
  async ({ step }) => {
    const batches = await step.run("batches", () => mailFinishedBatches(deps, mostAtOnce));
    const digests = await step.run("digests", () => mailDigests(deps));
    return { batches, digests };
  },
);

const purge = inngest.createFunction(
  { id: "notifications.purge", triggers: [{ cron: "40 3 * * *" }], concurrency: 1 },
  ({ step }) => step.run("purge", () => purgeNotifications(deps)),
);

export const mailOfNotifications = [atOnce, inDigests, purge];

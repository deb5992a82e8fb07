import "server-only";
import { exportAsked } from "@/features/privacy/events";
import { expireExports } from "@/features/privacy/server/export/expire-exports";
import { failExport, writeExport } from "@/features/privacy/server/export/write-export";
import { db } from "@/server/db/client";
import { failedWith, inngest, on } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

const now = () => new Date();

const write = inngest.createFunction(
  {
    id: "privacy.export",
    retries: 3,
    concurrency: 2,
    triggers: [on(exportAsked)],
    onFailure: async ({ event }) => {
      const asked = failedWith(exportAsked, event);
      if (asked) await failExport({ db, now }, asked.requestId);
    },
  },
  ({ event, step }) => step.run("write", () => writeExport({ db, storage: getStorage(), now }, event.data.requestId)),
);

/** Each hour. */
const expire = inngest.createFunction(
  { id: "privacy.expire-exports", triggers: [{ cron: "23 * * * *" }], concurrency: 1 },
  ({ step }) => step.run("expire", () => expireExports({ db, storage: getStorage(), now })),
);

export const exportJobs = [write, expire];

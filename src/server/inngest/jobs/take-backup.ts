import "server-only";
import { keepBackup } from "@/server/backup/keep-backup";
import { dailyName } from "@/server/backup/kept-backups";
import { makeClient } from "@/server/db/pool";
import { inngest } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

/** Every night, kept on this machine for a week and some weeks. Its timetable and its switch: /admin/jobs. */
export const takeDailyBackup = inngest.createFunction(
  { id: "system.take-backup", retries: 2, concurrency: 1, triggers: [{ cron: "TZ=UTC 40 3 * * *" }] },
  async ({ step }) => {
    // A step that is tried again finishes the same backup.
    const name = await step.run("name it", () => dailyName(new Date()));
    return step.run("take it", async () => {
      const client = makeClient();
      // What breaks it is told where it is being used.
      client.on("error", () => undefined);
      await client.connect();
      try {
        const deps = { client, storage: getStorage(), now: () => new Date(), signal: new AbortController().signal };
        const { sizeBytes, deleted } = await keepBackup(deps, name);
        return { sizeBytes, deleted: deleted.length };
      } finally {
        await client.end().catch(() => undefined);
      }
    });
  },
);

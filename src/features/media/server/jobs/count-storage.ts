import "server-only";
import { storageCountAsked } from "@/features/media/events";
import { countStorage } from "@/features/media/server/storage-admin/count-storage";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

/** Each night after the sweep, and when someone asks on /admin/storage: what really is there. */
export const countStoredBytes = inngest.createFunction(
  {
    id: "media.count-storage",
    concurrency: 1,
    triggers: [{ cron: "47 4 * * *" }, on(storageCountAsked)],
  },
  ({ step }) => step.run("count", () => countStorage({ db, storage: getStorage(), now: () => new Date() })),
);

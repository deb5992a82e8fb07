import "server-only";
import { reconcileStorageUse } from "@/features/media/server/sweep/reconcile-storage-use";
import { sweepObjects } from "@/features/media/server/sweep/sweep-objects";
import { sweepUploads } from "@/features/media/server/sweep/sweep-uploads";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

const deps = () => ({ db, storage: getStorage(), now: () => new Date() });

/** Each night: uploads that no one finished, bytes that no row names, and the sums of what each owner keeps. */
export const sweepStorage = inngest.createFunction(
  { id: "media.sweep-storage", concurrency: 1, triggers: [{ cron: "17 4 * * *" }] },
  async ({ step }) => {
    const uploads = await step.run("give up uploads", () => sweepUploads(deps()));
    const objects = await step.run("delete bytes without a row", () => sweepObjects(deps()));
    const owners = await step.run("count again", () => reconcileStorageUse(deps()));
    return { ...uploads, ...objects, ...owners };
  },
);

import "server-only";
import { fileStored } from "@/features/media/events";
import { prepareFile } from "@/features/media/server/processing/prepare-file";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

/** Smaller images and lengths of videos, after the upload, so that no one waits for them. */
export const prepareStoredFile = inngest.createFunction(
  { id: "media.prepare-file", retries: 3, concurrency: 1, triggers: [on(fileStored)] },
  ({ event, step }) =>
    step.run("prepare", async () => {
      await prepareFile({ db, storage: getStorage() }, event.data.fileId);
      return { fileId: event.data.fileId };
    }),
);

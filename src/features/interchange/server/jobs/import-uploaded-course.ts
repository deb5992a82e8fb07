import "server-only";
import { join } from "node:path";
import { env } from "@/env/server";
import { importRequested } from "@/features/interchange/events";
import { makeFetchImage } from "@/features/interchange/server/fetch-image";
import { failImport, runImport } from "@/features/interchange/server/run-import";
import { db } from "@/server/db/client";
import { failedWith, inngest, on } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

const now = () => new Date();

/** A course file that someone handed in becomes a draft; what was wrong with it is kept for the page that asks. */
export const importUploadedCourse = inngest.createFunction(
  {
    id: "interchange.import-uploaded-course",
    retries: 3,
    concurrency: 2,
    triggers: [on(importRequested)],
    onFailure: async ({ event }) => {
      const asked = failedWith(importRequested, event);
      if (asked) await failImport({ db, now }, asked.importId);
    },
  },
  ({ event, step }) =>
    step.run("import", async () => {
      const deps = { db, storage: getStorage(), now };
      await runImport(deps, {
        importId: event.data.importId,
        folder: join(env.DATA_DIR, "staging"),
        fetchImage: makeFetchImage(),
      });
      return { importId: event.data.importId };
    }),
);

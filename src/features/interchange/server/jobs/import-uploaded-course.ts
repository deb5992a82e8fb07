import "server-only";
import { join } from "node:path";
import { env } from "@/env/server";
import type { ImportRequested } from "@/features/interchange/events";
import { makeFetchImage } from "@/features/interchange/server/fetch-image";
import { failImport, runImport } from "@/features/interchange/server/run-import";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

const now = () => new Date();

/** A course file that someone handed in becomes a draft; what was wrong with it is kept for the page that asks. */
export const importUploadedCourse = inngest.createFunction(
  {
    id: "interchange.import-uploaded-course",
    retries: 3,
    concurrency: 2,
    triggers: [on<ImportRequested>("interchange/import-requested")],
    onFailure: async ({ event }) => {
      const { importId } = event.data.event.data as ImportRequested["data"];
      await failImport({ db, now }, importId);
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

import "server-only";
import { join } from "node:path";
import { env } from "@/env/server";
import { sweepImports } from "@/features/interchange/server/sweep-imports";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

/** Each night: what killed uploads and imports of courses left behind. */
export const sweepImportLeftovers = inngest.createFunction(
  { id: "interchange.sweep-imports", concurrency: 1, triggers: [{ cron: "47 4 * * *" }] },
  ({ step }) =>
    step.run("sweep", () =>
      sweepImports({ db, storage: getStorage(), now: () => new Date(), folder: join(env.DATA_DIR, "staging") }),
    ),
);

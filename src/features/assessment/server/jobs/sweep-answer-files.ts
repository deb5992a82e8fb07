import "server-only";
import { sweepAnswerFiles as sweep } from "@/features/assessment/server/files/sweep-answer-files";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

/** Each night, before the storage is swept. */
export const sweepAnswerFiles = inngest.createFunction(
  { id: "assessment.sweep-answer-files", triggers: [{ cron: "47 3 * * *" }], concurrency: 1 },
  ({ step }) => step.run("sweep", () => sweep({ db, storage: getStorage(), now: () => new Date() })),
);

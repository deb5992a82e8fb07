import "server-only";
import { eraseDue } from "@/features/privacy/server/erasure/erase-due";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

/** Each hour. */
export const eraseDuePeople = inngest.createFunction(
  { id: "privacy.erase-due", triggers: [{ cron: "47 * * * *" }], concurrency: 1 },
  ({ step }) => step.run("erase", () => eraseDue({ db, storage: getStorage(), now: () => new Date() })),
);

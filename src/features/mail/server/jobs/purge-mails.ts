import "server-only";
import { purgeMails } from "@/features/mail/server/purge-mails";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Each night. */
export const purgeOldMails = inngest.createFunction(
  { id: "mail.purge", triggers: [{ cron: "20 3 * * *" }], concurrency: 1 },
  ({ step }) => step.run("purge", () => purgeMails({ db, now: () => new Date() })),
);

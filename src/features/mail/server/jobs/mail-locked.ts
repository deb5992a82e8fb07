import "server-only";
import { accountLocked } from "@/features/accounts/events";
import { mailLocked } from "@/features/mail/server/safety-mails";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** A lock is told to the person whose account it shuts. */
export const mailLockedAccount = inngest.createFunction(
  { id: "mail.account-locked", triggers: [on(accountLocked)] },
  ({ event, step }) => step.run("write", async () => ({ written: await mailLocked({ db }, event.data) })),
);

import "server-only";
import { newDevice } from "@/features/accounts/events";
import { mailNewDevice } from "@/features/mail/server/safety-mails";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** A sign-in on a device that is new to the account is told to the person it belongs to. */
export const mailNewSignIn = inngest.createFunction(
  { id: "mail.new-device", triggers: [on(newDevice)] },
  ({ event, step }) =>
    step.run("write", async () => ({ written: await mailNewDevice({ db }, { sessionId: event.data.sessionId }) })),
);

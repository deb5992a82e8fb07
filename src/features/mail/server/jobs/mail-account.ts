import "server-only";
import { passwordChanged, resetAsked } from "@/features/accounts/events";
import { mailPasswordChanged, mailReset } from "@/features/mail/server/account-mails";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const now = () => new Date();

/** Whoever asked for a new password gets the link; for an address that no one has there is nothing to do. */
export const mailResetLink = inngest.createFunction(
  { id: "mail.reset-link", triggers: [on(resetAsked)] },
  ({ event, step }) =>
    step.run("write", async () => {
      const { emailAddressId, ip } = event.data;
      if (emailAddressId === null) return { written: false };
      return { written: await mailReset({ db, now }, { eventId: event.id ?? "", emailAddressId, ip }) };
    }),
);

/** A change of the password is told to the person it belongs to. */
export const mailChangedPassword = inngest.createFunction(
  { id: "mail.password-changed", triggers: [on(passwordChanged)] },
  ({ event, step }) =>
    step.run("write", async () => ({
      written: await mailPasswordChanged({ db }, { eventId: event.id ?? "", userId: event.data.userId }),
    })),
);

import "server-only";
import { accountLinked, signUpAddressGiven } from "@/features/accounts/events";
import { mailAccountLinked, mailSignUpAddress } from "@/features/mail/server/provider-mails";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Someone who came by a provider gets the link that proves their address. */
export const mailSignUpLink = inngest.createFunction(
  { id: "mail.sign-up-address", triggers: [on(signUpAddressGiven)] },
  ({ event, step }) =>
    step.run("write", async () => ({
      written: await mailSignUpAddress(
        { db, now: () => new Date() },
        { eventId: event.id ?? "", pendingId: event.data.pendingId },
      ),
    })),
);

/** A way in that came or went is told to the person it leads to. */
export const mailLinkedAccount = inngest.createFunction(
  { id: "mail.account-linked", triggers: [on(accountLinked)] },
  ({ event, step }) =>
    step.run("write", async () => ({
      written: await mailAccountLinked({ db }, { eventId: event.id ?? "", ...event.data }),
    })),
);

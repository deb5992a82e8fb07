import "server-only";
import { addressRemoved, primaryChanged, verificationAsked } from "@/features/accounts/events";
import { mailAddressRemoved, mailPrimaryChanged, mailVerification } from "@/features/mail/server/address-mails";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const now = () => new Date();

/** An address that waits for its proof gets the link; one that someone has already hears that it was claimed. */
export const mailAddressProof = inngest.createFunction(
  { id: "mail.address-proof", triggers: [on(verificationAsked)] },
  ({ event, step }) =>
    step.run("write", async () => {
      const { emailAddressId } = event.data;
      return { written: await mailVerification({ db, now }, { eventId: event.id ?? "", emailAddressId }) };
    }),
);

/** Both addresses are told that the primary one is another. */
export const mailPrimaryChange = inngest.createFunction(
  { id: "mail.primary-changed", triggers: [on(primaryChanged)] },
  ({ event, step }) => step.run("write", () => mailPrimaryChanged({ db }, { eventId: event.id ?? "", ...event.data })),
);

/** An address is told that it was taken from an account. */
export const mailRemovedAddress = inngest.createFunction(
  { id: "mail.address-removed", triggers: [on(addressRemoved)] },
  ({ event, step }) => step.run("write", () => mailAddressRemoved({ db }, { eventId: event.id ?? "", ...event.data })),
);

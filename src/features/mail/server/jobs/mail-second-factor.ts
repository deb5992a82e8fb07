import "server-only";
import { secondFactorChanged } from "@/features/accounts/events";
import { mailSecondFactor } from "@/features/mail/server/factor-mails";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** What happens to a second factor is told to the person it belongs to. */
export const mailFactorChange = inngest.createFunction(
  { id: "mail.second-factor", triggers: [on(secondFactorChanged)] },
  ({ event, step }) =>
    step.run("write", async () => ({
      written: await mailSecondFactor({ db }, { eventId: event.id ?? "", ...event.data }),
    })),
);

import "server-only";
import { accountCreated, addressVerified } from "@/features/accounts/events";
import { claimInvites as claim } from "@/features/enrollment/server/students/claim-invites";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Gives the enrollments that waited for an address to whoever has it now: after sign-up, and after an address was proved. */
export const claimInvites = inngest.createFunction(
  {
    id: "enrollment.claim-invites",
    triggers: [on(accountCreated), on(addressVerified)],
  },
  ({ event, step }) =>
    step.run("claim", async () => {
      const given = await claim({ db, now: () => new Date() }, event.data.userId);
      return { given };
    }),
);

import "server-only";
import { accessDeclined, accessRequested } from "@/features/enrollment/events";
import { mailDeclined, mailRequest } from "@/features/enrollment/server/requests/mail-requests";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Those who answer get an email of each request. */
export const mailAccessRequest = inngest.createFunction(
  { id: "enrollment.mail-request", triggers: [on(accessRequested)] },
  ({ event, step }) => step.run("write", async () => ({ written: await mailRequest({ db }, event.data.requestId) })),
);

/** Whoever was told no gets an email that says why. */
export const mailDeclinedRequest = inngest.createFunction(
  { id: "enrollment.mail-declined", triggers: [on(accessDeclined)] },
  ({ event, step }) => step.run("write", async () => ({ written: await mailDeclined({ db }, event.data.requestId) })),
);

import "server-only";
import { accessDeclined, accessRequested } from "@/features/enrollment/events";
import { tierExpired, tierGranted } from "@/features/notifications/events-of-others";
import {
  tellOfAccessRequest,
  tellOfDeclinedAccess,
} from "@/features/notifications/server/sources/tell-of-access-request";
import { tellOfEndedTier, tellOfGrantedTier } from "@/features/notifications/server/sources/tell-of-tier";
import { warnOfEndingTiers } from "@/features/notifications/server/sources/warn-of-ending-tiers";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

const ofRequest = inngest.createFunction(
  { id: "notifications.access-requested", triggers: [on(accessRequested)] },
  ({ event, step }) => step.run("tell", () => tellOfAccessRequest(deps, event.data.requestId)),
);

const ofDecline = inngest.createFunction(
  { id: "notifications.access-declined", triggers: [on(accessDeclined)] },
  ({ event, step }) => step.run("tell", () => tellOfDeclinedAccess(deps, event.data.requestId)),
);

const ofTier = inngest.createFunction(
  { id: "notifications.tier-granted", triggers: [on(tierGranted)] },
  ({ event, step }) => step.run("tell", () => tellOfGrantedTier(deps, event.data.grantId)),
);

const ofEndedTier = inngest.createFunction(
  { id: "notifications.tier-ended", triggers: [on(tierExpired)] },
  ({ event, step }) =>
    step.run("tell", async () => {
      const { periodId } = event.data;
      return periodId === null ? 0 : tellOfEndedTier(deps, periodId);
    }),
);

const ofEndingTiers = inngest.createFunction(
  { id: "notifications.ending-tiers", triggers: [{ cron: "15 * * * *" }], concurrency: 1 },
  ({ step }) => step.run("tell", () => warnOfEndingTiers(deps)),
);

export const tellOfAccess = [ofRequest, ofDecline, ofTier, ofEndedTier, ofEndingTiers];

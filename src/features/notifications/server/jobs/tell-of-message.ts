import "server-only";
import { learnersWritten } from "@/features/notifications/events-of-others";
import { tellOfMessage } from "@/features/notifications/server/sources/tell-of-message";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

/** Brings what a course's team wrote to some of its students to them. */
export const tellMessage = inngest.createFunction(
  { id: "notifications.message", triggers: [on(learnersWritten)] },
  ({ event, step }) => step.run("tell", () => tellOfMessage(deps, event.data.messageId)),
);

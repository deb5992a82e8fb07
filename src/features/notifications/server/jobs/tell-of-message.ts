import "server-only";
import { tellOfMessage } from "@/features/notifications/server/sources/tell-of-message";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

/** As features/statistics/events.ts has it; the two features do not know each other. */
interface LearnersWritten {
  name: "statistics/learners.written";
  data: { messageId: string };
}

/** Brings what a course's team wrote to some of its students to them. */
export const tellMessage = inngest.createFunction(
  { id: "notifications.message", triggers: [on<LearnersWritten>("statistics/learners.written")] },
  ({ event, step }) => step.run("tell", () => tellOfMessage(deps, event.data.messageId)),
);

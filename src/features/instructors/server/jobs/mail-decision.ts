import "server-only";
import { instructorDecided } from "@/features/instructors/events";
import { mailDecision } from "@/features/instructors/server/mail-decision";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Whoever asked to teach hears what was decided. */
export const mailInstructorDecision = inngest.createFunction(
  { id: "instructors.mail-decision", triggers: [on(instructorDecided)] },
  ({ event, step }) => step.run("write", async () => ({ written: await mailDecision({ db }, event.data) })),
);

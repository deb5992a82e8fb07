import * as z from "zod";
import { event } from "@/lib/event";

/** Someone asks to teach, for the first time or again, at this moment (ISO 8601). Ids only. */
export const instructorApplied = event("instructor/applied", { userId: z.uuid(), appliedAt: z.iso.datetime() });

const instructorDecisions = ["approved", "rejected", "suspended", "lifted"] as const;
export type InstructorDecision = (typeof instructorDecisions)[number];

/** What an admin decided about someone's teaching at this moment (ISO 8601): the person is told. */
export const instructorDecided = event("instructor/decided", {
  userId: z.uuid(),
  decision: z.enum(instructorDecisions),
  decidedAt: z.iso.datetime(),
});

import * as z from "zod";
import { event } from "@/lib/event";

// Events of features that this one doesn't know, with as much of them as it reads. `src/server/inngest/events.test.ts` compares each
// with the sender's own contract.

export const runEnded = event("drafting/run-ended", { runId: z.uuid() });

export const teachingDecided = event("instructor/decided", {
  userId: z.uuid(),
  decision: z.enum(["approved", "rejected", "suspended", "lifted"]),
  decidedAt: z.iso.datetime(),
});

export const exportReady = event("privacy/export-ready", { requestId: z.uuid() });

export const tierGranted = event("subscription/granted", { grantId: z.uuid() });

export const tierExpired = event("subscription/expired", { periodId: z.uuid().nullable() });

export const questionAsked = event("discussion/asked", { threadId: z.uuid() });

export const questionAnswered = event("discussion/answered", { postId: z.uuid() });

export const answerAccepted = event("discussion/accepted", { postId: z.uuid(), byId: z.uuid() });

export const announcementPublished = event("announcement/published", { announcementId: z.uuid() });

export const gradesChanged = event("gradebook/grades.changed", { enrollmentId: z.uuid(), changeId: z.uuid() });

export const answersRegraded = event("regrade/answers.regraded", { regradeId: z.uuid(), enrollmentId: z.uuid() });

export const learnersWritten = event("statistics/learners.written", { messageId: z.uuid() });

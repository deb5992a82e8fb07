import "server-only";
import type { CourseUnpublished, DraftEnding, TeacherInvited } from "@/features/courses/events";
import { tellOfDraftRun } from "@/features/notifications/server/sources/tell-of-draft-run";
import { tellOfEndingDraft } from "@/features/notifications/server/sources/tell-of-ending-draft";
import { tellOfInvitation } from "@/features/notifications/server/sources/tell-of-invitation";
import { type TeachingDecided, tellOfTeaching } from "@/features/notifications/server/sources/tell-of-teaching";
import { tellOfUnpublish } from "@/features/notifications/server/sources/tell-of-unpublish";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

/** As features/drafting/events.ts has it; the two features do not know each other. */
interface RunEnded {
  name: "drafting/run-ended";
  data: { runId: string };
}

const ofInvitation = inngest.createFunction(
  { id: "notifications.invitation", triggers: [on<TeacherInvited>("course/teacher-invited")] },
  ({ event, step }) => step.run("tell", () => tellOfInvitation(deps, event.data.inviteId)),
);

const ofDraftRun = inngest.createFunction(
  { id: "notifications.draft-run", triggers: [on<RunEnded>("drafting/run-ended")] },
  ({ event, step }) => step.run("tell", () => tellOfDraftRun(deps, event.data.runId)),
);

const ofEndingDraft = inngest.createFunction(
  { id: "notifications.ending-draft", triggers: [on<DraftEnding>("course/draft-ending")] },
  ({ event, step }) => step.run("tell", () => tellOfEndingDraft(deps, event.data.sessionId)),
);

const ofTeaching = inngest.createFunction(
  { id: "notifications.teaching", triggers: [on<TeachingDecided>("instructor/decided")] },
  ({ event, step }) => step.run("tell", () => tellOfTeaching(deps, event.data)),
);

const ofUnpublish = inngest.createFunction(
  { id: "notifications.unpublish", triggers: [on<CourseUnpublished>("course/unpublished")] },
  ({ event, step }) => step.run("tell", () => tellOfUnpublish(deps, event.data)),
);

export const tellAuthors = [ofInvitation, ofDraftRun, ofEndingDraft, ofTeaching, ofUnpublish];

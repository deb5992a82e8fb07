import "server-only";
import { courseUnpublished } from "@/features/courses/events";
import { runEnded, teachingDecided } from "@/features/notifications/events-of-others";
import { tellOfDraftRun } from "@/features/notifications/server/sources/tell-of-draft-run";
import { tellOfEndingDraft } from "@/features/notifications/server/sources/tell-of-ending-draft";
import { tellOfInvitation } from "@/features/notifications/server/sources/tell-of-invitation";
import { tellOfTeaching } from "@/features/notifications/server/sources/tell-of-teaching";
import { tellOfUnpublish } from "@/features/notifications/server/sources/tell-of-unpublish";
import { draftEnding, teacherInvited } from "@/features/studio/events";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

const ofInvitation = inngest.createFunction(
  { id: "notifications.invitation", triggers: [on(teacherInvited)] },
  ({ event, step }) => step.run("tell", () => tellOfInvitation(deps, event.data.inviteId)),
);

const ofDraftRun = inngest.createFunction(
  { id: "notifications.draft-run", triggers: [on(runEnded)] },
  ({ event, step }) => step.run("tell", () => tellOfDraftRun(deps, event.data.runId)),
);

const ofEndingDraft = inngest.createFunction(
  { id: "notifications.ending-draft", triggers: [on(draftEnding)] },
  ({ event, step }) => step.run("tell", () => tellOfEndingDraft(deps, event.data.sessionId)),
);

const ofTeaching = inngest.createFunction(
  { id: "notifications.teaching", triggers: [on(teachingDecided)] },
  ({ event, step }) => step.run("tell", () => tellOfTeaching(deps, event.data)),
);

const ofUnpublish = inngest.createFunction(
  { id: "notifications.unpublish", triggers: [on(courseUnpublished)] },
  ({ event, step }) => step.run("tell", () => tellOfUnpublish(deps, event.data)),
);

export const tellAuthors = [ofInvitation, ofDraftRun, ofEndingDraft, ofTeaching, ofUnpublish];

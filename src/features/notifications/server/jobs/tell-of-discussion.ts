import "server-only";
import {
  tellOfAcceptance,
  tellOfAnnouncement,
  tellOfAnswer,
  tellOfQuestion,
} from "@/features/notifications/server/sources/tell-of-discussion";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

/** These as features/discussion/events.ts has them; the two features do not know each other. */
interface QuestionAsked {
  name: "discussion/asked";
  data: { threadId: string };
}
interface QuestionAnswered {
  name: "discussion/answered";
  data: { postId: string };
}
interface AnswerAccepted {
  name: "discussion/accepted";
  data: { postId: string; byId: string };
}
interface AnnouncementPublished {
  name: "announcement/published";
  data: { announcementId: string };
}

const ofQuestion = inngest.createFunction(
  { id: "notifications.question", triggers: [on<QuestionAsked>("discussion/asked")] },
  ({ event, step }) => step.run("tell", () => tellOfQuestion(deps, event.data.threadId)),
);

const ofAnswer = inngest.createFunction(
  { id: "notifications.answer", triggers: [on<QuestionAnswered>("discussion/answered")] },
  ({ event, step }) => step.run("tell", () => tellOfAnswer(deps, event.data.postId)),
);

const ofAcceptance = inngest.createFunction(
  { id: "notifications.acceptance", triggers: [on<AnswerAccepted>("discussion/accepted")] },
  ({ event, step }) => step.run("tell", () => tellOfAcceptance(deps, event.data.postId, event.data.byId)),
);

const ofAnnouncement = inngest.createFunction(
  { id: "notifications.announcement", triggers: [on<AnnouncementPublished>("announcement/published")] },
  async ({ event, step }) => {
    const { announcementId } = event.data;
    let after: string | null = null;
    for (let part = 0; part === 0 || after !== null; part += 1) {
      const from: string | null = after;
      after = await step.run(`tell ${part}`, () => tellOfAnnouncement(deps, { announcementId, after: from }));
    }
  },
);

export const tellOfDiscussion = [ofQuestion, ofAnswer, ofAcceptance, ofAnnouncement];

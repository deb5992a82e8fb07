import "server-only";
import {
  announcementPublished,
  answerAccepted,
  questionAnswered,
  questionAsked,
} from "@/features/notifications/events-of-others";
import {
  tellOfAcceptance,
  tellOfAnnouncement,
  tellOfAnswer,
  tellOfQuestion,
} from "@/features/notifications/server/sources/tell-of-discussion";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

const ofQuestion = inngest.createFunction(
  { id: "notifications.question", triggers: [on(questionAsked)] },
  ({ event, step }) => step.run("tell", () => tellOfQuestion(deps, event.data.threadId)),
);

const ofAnswer = inngest.createFunction(
  { id: "notifications.answer", triggers: [on(questionAnswered)] },
  ({ event, step }) => step.run("tell", () => tellOfAnswer(deps, event.data.postId)),
);

const ofAcceptance = inngest.createFunction(
  { id: "notifications.acceptance", triggers: [on(answerAccepted)] },
  ({ event, step }) => step.run("tell", () => tellOfAcceptance(deps, event.data.postId, event.data.byId)),
);

const ofAnnouncement = inngest.createFunction(
  { id: "notifications.announcement", triggers: [on(announcementPublished)] },
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

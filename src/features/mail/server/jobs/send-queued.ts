import "server-only";
import { mailQueued } from "@/features/mail/events";
import { sendMail } from "@/features/mail/server/send-mail";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";
import { mailTransport } from "@/server/mail/transport";

/** Over some hours: an email server that rests for the night gets its mail in the morning. */
const retries = 12;

/** Each mail that was written is handed to the mail server, or kept for the outbox page. */
export const sendQueued = inngest.createFunction(
  { id: "mail.send", retries, concurrency: 5, triggers: [on(mailQueued)] },
  ({ event, step, attempt }) =>
    step.run("send", () =>
      sendMail(
        { db, transport: mailTransport(), now: () => new Date() },
        { mailId: event.data.mailId, isLastTry: attempt >= retries },
      ),
    ),
);

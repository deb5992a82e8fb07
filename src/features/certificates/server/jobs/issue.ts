import "server-only";
import { NonRetriableError } from "inngest";
import { issueCertificate } from "@/features/certificates/server/issue-certificate";
import { courseCompleted } from "@/features/learning/events";
import { isAppError } from "@/lib/app-error";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** The certificate of a completed course, once, however often the event arrives and whatever was killed on the way. */
export const issue = inngest.createFunction(
  { id: "certificates.issue", retries: 20, triggers: [on(courseCompleted)] },
  ({ event, step }) =>
    step.run("issue", async () => {
      try {
        const issued = await issueCertificate({ db, now: () => new Date() }, { enrollmentId: event.data.enrollmentId });
        return { certificateId: issued?.id ?? null };
      } catch (error) {
        if (isAppError(error)) throw new NonRetriableError(error.reason, { cause: error });
        throw error;
      }
    }),
);

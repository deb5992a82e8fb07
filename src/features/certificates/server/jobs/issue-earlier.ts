import "server-only";
import { certificatesWanted } from "@/features/certificates/events";
import { issueEarlier } from "@/features/certificates/server/earlier-completions";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Certificates of those who completed a course before it gave any, a step for each handful. */
export const issueEarlierOnes = inngest.createFunction(
  {
    id: "certificates.issue-earlier",
    retries: 20,
    concurrency: 1,
    triggers: [on(certificatesWanted)],
  },
  async ({ event, step }) => {
    for (let part = 1; ; part++) {
      const isMore = await step.run(`part-${part}`, () => issueEarlier({ db, now: () => new Date() }, event.data));
      if (!isMore) return { parts: part };
    }
  },
);

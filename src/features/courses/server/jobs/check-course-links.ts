import "server-only";
import { linksCheckRequested } from "@/features/courses/events";
import { checkLinks, planLinkCheck } from "@/features/courses/server/checks/check-links";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Asks the addresses that a course's texts name whether they still answer, a step for each handful. */
export const checkCourseLinks = inngest.createFunction(
  {
    id: "authoring.check-links",
    retries: 2,
    concurrency: 1,
    triggers: [on(linksCheckRequested)],
  },
  async ({ event, step }) => {
    const { courseId } = event.data;
    const parts = await step.run("plan", () => planLinkCheck({ db }, courseId));
    for (const [n, urls] of parts.entries())
      await step.run(`ask-${n + 1}`, () => checkLinks({ db, now: () => new Date() }, courseId, urls));
    return { links: parts.flat().length };
  },
);

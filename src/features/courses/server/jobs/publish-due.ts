import "server-only";
import { publishDueCourses } from "@/features/courses/server/schedule-course";
import { publishDueModules } from "@/features/courses/server/versions/publish-module";
import { system } from "@/policy/actor";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

const deps = { db, now: () => new Date(), actor: system };

/** Courses and modules whose hour has come go live within the minute. */
export const publishDue = inngest.createFunction(
  { id: "authoring.publish-due", triggers: [{ cron: "* * * * *" }] },
  async ({ step }) => ({
    courses: await step.run("publish", () => publishDueCourses(deps)),
    modules: await step.run("publish-modules", () => publishDueModules(deps)),
  }),
);

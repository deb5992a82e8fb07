import "server-only";
import { archiveExpired } from "@/features/studio/server/builder/end-sessions";
import { warnOfEnding } from "@/features/studio/server/builder/warn-of-ending";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Sessions of the builder that no one touched for long are put away, after an email that says so; their courses stay. */
export const archiveBuilderSessions = inngest.createFunction(
  { id: "authoring.archive-builder-sessions", triggers: [{ cron: "17 * * * *" }] },
  async ({ step }) => ({
    warned: await step.run("warn", () => warnOfEnding({ db, now: () => new Date() })),
    archived: await step.run("archive", () => archiveExpired({ db, now: () => new Date() })),
  }),
);

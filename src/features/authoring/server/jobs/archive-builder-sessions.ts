import "server-only";
import { archiveExpired } from "@/features/authoring/server/builder/end-sessions";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";

/** Sessions of the builder that nobody touched for long are put away; their courses stay. */
export const archiveBuilderSessions = inngest.createFunction(
  { id: "authoring.archive-builder-sessions", triggers: [{ cron: "17 * * * *" }] },
  ({ step }) => step.run("archive", () => archiveExpired({ db, now: () => new Date() })),
);

import "server-only";
import { answersRegraded } from "@/features/regrade/events";
import { followRegrade as follow } from "@/features/regrade/server/follow-regrade";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

export const followRegrade = inngest.createFunction(
  { id: "regrade.follow", triggers: [on(answersRegraded)] },
  ({ event, step }) => step.run("complete", () => follow(deps, event.data)),
);

import "server-only";
import { sourceAdded } from "@/features/drafting/events";
import { beginParsing, failSource, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { db } from "@/server/db/client";
import { failedWith, inngest, on } from "@/server/inngest/client";
import { getStorage } from "@/server/storage/get-storage";

/** A source that an author added is read into spans; what was wrong with it is kept for the page that asks. */
export const parseAddedSource = inngest.createFunction(
  {
    id: "drafting.parse-source",
    retries: 3,
    concurrency: 2,
    triggers: [on(sourceAdded)],
    onFailure: async ({ event }) => {
      const asked = failedWith(sourceAdded, event);
      if (asked) await failSource({ db }, asked.sourceId, { reason: "accident", facts: {} });
    },
  },
  async ({ event, step }) => {
    const { sourceId } = event.data;
    const isWaiting = await step.run("begin", () => beginParsing({ db }, sourceId));
    if (!isWaiting) return { sourceId };
    await step.run("read", async () => {
      await parseStoredSource({ db, storage: getStorage() }, sourceId);
      return { sourceId };
    });
    return { sourceId };
  },
);

import "server-only";
import { parseAddedSource } from "@/features/drafting/server/jobs/parse-source";
import { writeStages } from "@/features/drafting/server/jobs/write-stage";
import { getPool, makeClient } from "@/server/db/pool";
import { startEmbeddedRunner } from "@/server/inngest/runner/start-runner";

/** The job process as a site has it, with the functions of drafting alone: the one that is killed. */
await startEmbeddedRunner({
  functions: [parseAddedSource, ...writeStages],
  pool: getPool(),
  makeClient,
  onTrouble: (error) => console.error(error),
  backoff: () => 10,
});
process.send?.({ type: "ready" });
process.on("disconnect", () => process.exit());

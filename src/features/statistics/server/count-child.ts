import "server-only";
import { getPool, makeClient } from "@/server/db/pool";
import { startEmbeddedRunner } from "@/server/inngest/runner/start-runner";
import { countFigures } from "./jobs/count";

/** The process that count-crash.db.test.ts kills: a runner that counts. */
await startEmbeddedRunner({
  functions: [countFigures],
  pool: getPool(),
  makeClient,
  onTrouble: (error) => console.error(error),
  backoff: () => 10,
});
process.send?.({ type: "ready" });
process.on("disconnect", () => process.exit());

import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { seededNumbers } from "@/lib/seeded-numbers";
import { clientRows } from "@/server/db/client-rows";
import { getPool, makeClient } from "@/server/db/pool";
import { IdRow } from "@/server/db/query-rows";
import { inngest } from "@/server/inngest/client";
import { startEmbeddedRunner } from "./start-runner";

const nextShare = seededNumbers("crash");

/** The process that crash.db.test.ts kills: every execution of a step leaves a row behind before the step returns. */
const leaveTrace = async (runId: string, step: string): Promise<string> => {
  const trace = "INSERT INTO crash_trace (run_id, step) VALUES ($1, $2) RETURNING id";
  const [left] = await clientRows(getPool(), IdRow, trace, [runId, step]);
  await sleep(nextShare() * 30);
  return left?.id ?? "";
};

const journey = inngest.createFunction(
  { id: "journey", triggers: [{ event: "test/journey" }] },
  async ({ event, step, runId }) => {
    const traces: string[] = [];
    const walk = async (name: string) => traces.push(await step.run(name, () => leaveTrace(runId, name)));
    await walk("one");
    await Promise.all([walk("left"), walk("middle"), walk("right")]);
    await step.sleep("rest", event.data.rest ?? "1s");
    await walk("two");
    const met = await step.invoke("meet", { function: meeting, data: {} });
    await walk("three");
    return { traces: traces.length, met };
  },
);

const meeting = inngest.createFunction({ id: "meeting", triggers: [] }, ({ step, runId }) =>
  step.run("talk", () => leaveTrace(runId, "talk")),
);

await startEmbeddedRunner({
  functions: [journey, meeting],
  pool: getPool(),
  makeClient,
  onTrouble: (error) => console.error(error),
  backoff: () => 10,
});
process.send?.({ type: "ready" });
process.on("disconnect", () => process.exit());

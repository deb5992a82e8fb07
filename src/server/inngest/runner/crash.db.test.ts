import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { appendEvent } from "@/server/outbox/append-event";
import { crashRunners } from "@/testing/crash-runner";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const startChild = crashRunners(() => database.url);
/** Milliseconds after "ready" at which each process is killed: in the middle of whatever it does then. */
const moments = [40, 110, 190, 260, 350, 600, 1050, 1300];

const journeys = () =>
  database.db.jobRun.findMany({ where: { functionId: "lectern-journey" }, include: { steps: true } });

test("processes killed at any point lose no step and repeat none whose result was stored", {
  timeout: 180_000,
}, async () => {
  await database.pool.query(
    `CREATE TABLE crash_trace (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run_id uuid, step text,
                               at timestamptz DEFAULT clock_timestamp())`,
  );
  for (const moment of moments) {
    const child = await startChild();
    await appendEvent(database.db, { name: "test/journey", data: {} });
    await sleep(moment);
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await startChild();
  const end = Date.now() + 60_000;
  while ((await journeys()).some(({ endedAt }) => endedAt === null) || (await journeys()).length < moments.length) {
    if (Date.now() > end) throw new Error(`Not all came to their end: ${JSON.stringify(await journeys(), null, 1)}`);
    await sleep(100);
  }

  const runs = await database.db.jobRun.findMany({
    include: { steps: { where: { op: { in: ["StepRun", "StepPlanned"] } } } },
  });
  const { rows: traces } = await database.pool.query<{ id: string; run_id: string; step: string; at: Date }>(
    "SELECT * FROM crash_trace ORDER BY id",
  );
  expect(runs.filter(({ functionId }) => functionId === "lectern-journey")).toHaveLength(moments.length);
  expect(runs.filter(({ functionId }) => functionId === "lectern-meeting")).toHaveLength(moments.length);
  for (const run of runs) {
    expect(run.state).toBe("COMPLETED");
    for (const step of run.steps) {
      const executions = traces.filter(({ run_id, step: name }) => run_id === run.id && name === step.name);
      // The stored result is that of the last execution: none came after it.
      expect(step.output).toBe(executions.at(-1)?.id);
      // Each repetition is owed to one of the kills.
      expect(executions.length).toBeLessThanOrEqual(moments.length + 1);
    }
  }
  const steps = runs.reduce((sum, run) => sum + run.steps.length, 0);
  expect(steps).toBe(moments.length * 7);
  // One process has ten calls in progress at most, so that many steps at most are repeated for each kill.
  expect(traces.length - steps).toBeLessThanOrEqual(moments.length * 10);
});

import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { expect, test } from "vitest";
import { repeatRequested, runIdOf } from "@/server/inngest/run-commands";
import { appendEvent, appendIdentifiedEvents } from "@/server/outbox/append-event";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { crashRunners } from "@/testing/crash-runner";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { eventually } from "@/testing/job-runner";

const database = testDatabase();
const startRunner = crashRunners(() => database.url);

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

const stepsRun = async (runId: string) => {
  const { rows } = await database.pool.query<{ step: string }>("SELECT step FROM crash_trace WHERE run_id = $1", [
    runId,
  ]);
  return rows.map(({ step }) => step).sort();
};

/** The time at which the run would go on has come. */
async function endRest(runId: string): Promise<void> {
  const { rowCount } = await database.pool.query(
    "UPDATE pgboss.job SET start_after = now() WHERE data ->> 'kind' = 'wake' AND data ->> 'runId' = $1 AND state = 'created'",
    [runId],
  );
  expect(rowCount).toBe(1);
}

/** Longer than the test may take: a rest ends when the test says so. */
const journey = { name: "test/journey", data: { rest: "1h" } };
const beforeSleep = ["left", "middle", "one", "right"];

test("a runner killed between two steps: the page shows where the run is, ends it meanwhile, or has it go on", {
  timeout: 120_000,
}, async () => {
  await database.pool.query("CREATE TABLE crash_trace (id bigserial PRIMARY KEY, run_id uuid, step text)");
  const admin = await aPerson(database.db, { role: "ADMIN" });
  const jobs = createCaller(depsOf(database.db, actorOf(admin), aClock(new Date().toISOString()))).jobs;
  const asleep = async (): Promise<string> => {
    const { runs } = await eventually(
      () => jobs.runs({ tab: "waiting" }),
      (page) => page.runs.length === 1,
    );
    return runs[0]?.id ?? "";
  };
  const stateOf = (runId: string) => jobs.run({ runId }).then(({ state }) => state);

  let runner = await startRunner();
  await appendEvent(database.db, journey);
  const runId = await asleep();
  await kill(runner);
  const shown = await jobs.run({ runId });
  expect(
    shown.stepList
      .filter(({ state }) => state === "COMPLETED")
      .map(({ name }) => name)
      .sort(),
  ).toEqual(beforeSleep);
  expect(shown.stepList.at(-1)).toMatchObject({ name: "rest", state: "SLEEPING" });
  await endRest(runId);
  runner = await startRunner();
  await eventually(
    () => stateOf(runId),
    (state) => state === "COMPLETED",
  );
  expect(await stepsRun(runId)).toEqual([...beforeSleep, "three", "two"].sort());

  // Asked for while no one lives to hear it.
  await appendEvent(database.db, journey);
  const endedId = await asleep();
  await kill(runner);
  await jobs.end({ runId: endedId, requestId: randomUUID() });
  expect(await stateOf(endedId)).toBe("SLEEPING");
  // The sleep is over when someone lives again, and still nothing goes on before that is heard.
  await endRest(endedId);
  runner = await startRunner();
  await eventually(
    () => stateOf(endedId),
    (state) => state === "CANCELLED",
  );
  expect(await stepsRun(endedId)).toEqual(beforeSleep);

  // Retried, and killed again: what the first run had finished is done once.
  const requestId = randomUUID();
  await appendIdentifiedEvents(database.db, [
    { id: requestId, ...repeatRequested({ runId: endedId, keepsSteps: true }) },
  ]);
  const retriedId = runIdOf("lectern-journey", requestId);
  expect(await asleep()).toBe(retriedId);
  await kill(runner);
  await endRest(retriedId);
  await startRunner();
  await eventually(
    () => stateOf(retriedId),
    (state) => state === "COMPLETED",
  );
  expect(await stepsRun(retriedId)).toEqual(["three", "two"]);
});

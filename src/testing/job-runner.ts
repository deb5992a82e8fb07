import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import type { InngestFunction } from "inngest";
import { afterEach, expect } from "vitest";
import type { JobRun, JobStep } from "@/generated/prisma/client";
import { makeClient } from "@/server/db/pool";
import { type EmbeddedRunner, startEmbeddedRunner } from "@/server/inngest/runner/start-runner";
import { appendEvent } from "@/server/outbox/append-event";
import type { TestDatabase } from "./database";

type RunWithSteps = JobRun & { steps: JobStep[] };

/** Ends what hangs: far longer than a busy machine needs. */
const patienceMs = 30_000;

/** Starts real runners on the test's database and stops them after each test, which fails if one was in trouble. */
export function testRunner(database: TestDatabase) {
  const running: EmbeddedRunner[] = [];
  const troubles: unknown[] = [];

  afterEach(async () => {
    for (const runner of running.splice(0)) await runner.stop(0);
    expect(troubles.splice(0)).toEqual([]);
  });

  return {
    start: async (
      functions: InngestFunction.Any[],
      options: { now?: () => Date; backoff?: () => number } = {},
    ): Promise<EmbeddedRunner> => {
      const runner = await startEmbeddedRunner({
        functions,
        pool: database.pool,
        makeClient,
        onTrouble: (error) => troubles.push(error),
        // Retries that follow each other at once keep the tests short.
        backoff: () => 10,
        ...options,
      });
      running.push(runner);
      return runner;
    },
    /** What went wrong so far, for a test that made it go wrong: it is then forgiven. */
    takeTroubles: () => troubles.splice(0),
    send: (name: string, data: object = {}) => appendEvent(database.db, { name, data }),
    /** Runs of a function in the order of their making. */
    runsOf: (functionId: string): Promise<RunWithSteps[]> =>
      database.db.jobRun.findMany({
        where: { functionId: `lectern-${functionId}` },
        include: { steps: true },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      }),
  };
}

/** Asks again until the answer satisfies `isRight`; fails with the last answer. */
export async function eventually<T>(ask: () => Promise<T> | T, isRight: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > end) throw new Error(`It did not come to pass; at last: ${inspect(answer, { depth: 6 })}`);
    await sleep(20);
  }
}

const hasEnded = ({ endedAt }: JobRun) => endedAt !== null;

/** Waits until `count` runs of the function have ended, and gives them. */
export const ended = (ask: () => Promise<RunWithSteps[]>, count = 1) =>
  eventually(ask, (runs) => runs.length >= count && runs.every(hasEnded));

/** The one run of the function, once it has ended. */
export async function endedOne(ask: () => Promise<RunWithSteps[]>): Promise<RunWithSteps> {
  const [run] = await ended(ask);
  if (run === undefined) throw new Error("There is no run");
  return run;
}

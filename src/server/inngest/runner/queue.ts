import "server-only";
import type { ClientBase, Pool, PoolClient } from "pg";
import PgBoss from "pg-boss";
import * as z from "zod";
import { clientRows } from "@/server/db/client-rows";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";
import { transaction } from "@/server/db/transaction";
import type { Registry } from "./registry";

/** What is in the queue. A call is one HTTP request to a function; a wake is the end of a sleep, or the timeout of a wait. */
export type JobData =
  | { kind: "call"; runId: string; stepId: string; attempt: number; queuedAt: string }
  | { kind: "wake"; runId: string; stepId: string; op: string };

const JobRow = rowSchema(() => ({ id: z.string(), data: json<JobData>(), retryCount: z.int() }));
export type Job = RowOf<typeof JobRow>;

const queueName = "jobs";
/** How often a call may be lost with its process before its run is given up. */
export const mostLosses = 10;

/** What a piece of work in one transaction needs. */
export type Unit = { client: PoolClient; queue: Queue; registry: Registry; now: Date };

/** Due at once if `at` has passed. `key`: the place that it waits for (see hasten). */
export type NewJob = { data: JobData; at: Date; key?: string };

// A lost call is found by its lock (see recover), so the queue's own expiry only is behind: a step may take hours.
const queueOptions = { name: queueName, retryLimit: mostLosses, retryDelay: 0, expireInHours: 23, retentionDays: 3650 };

/** The queue's empty tables, in the caller's transaction: for a restore, which fills them before anyone opens them. */
export async function createQueueTables(client: ClientBase): Promise<void> {
  const executeSql = async (text: string, values?: unknown[]) => {
    // The plan is a transaction of its own, with limits of time that would then go for the caller's.
    const [plan] = text.split(/^\s*COMMIT;\s*$/m);
    const statements = plan?.replace(/^\s*BEGIN;\s*$/m, "").replace(/^\s*SET LOCAL .*$/gm, "") ?? "";
    return await client.query(statements, values);
  };
  await executeSql(PgBoss.getConstructionPlans());
  await new PgBoss({ db: { executeSql }, schedule: false, supervise: false }).createQueue(queueName, queueOptions);
}

/** pg-boss's queue: one, for all functions, in the schema `pgboss` of the site's own database. */
export class Queue {
  /** Called after a commit that added jobs, with the time at which the first of them is due. */
  onDue: (at: Date) => void = () => undefined;
  private readonly firstAdded = new WeakMap<PoolClient, Date>();

  private constructor(
    private readonly boss: PgBoss,
    readonly pool: Pool,
  ) {}

  static async open(pool: Pool, onTrouble: (error: unknown) => void): Promise<Queue> {
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => pool.query(text, values) },
      schedule: false,
      archiveCompletedAfterSeconds: 300,
      deleteAfterHours: 1,
    });
    boss.on("error", onTrouble);
    await boss.start();
    const queue = new Queue(boss, pool);
    await boss.createQueue(queueName, queueOptions);
    return queue;
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false, close: false });
  }

  /** Takes up to `count` jobs that are due; they are ours until they are completed, or found lost. */
  async fetch(count: number): Promise<Job[]> {
    return await this.boss.fetch<JobData>(queueName, { batchSize: count, includeMetadata: true });
  }

  async add(client: PoolClient, jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const now = Date.now();
    const first = Math.min(this.firstAdded.get(client)?.getTime() ?? Infinity, ...jobs.map(({ at }) => at.getTime()));
    this.firstAdded.set(client, new Date(first));
    await this.boss.insert(
      // What is due at once says so without a time: the database's clock may be behind ours.
      jobs.map(({ data, at, key }) => ({
        name: queueName,
        data,
        startAfter: at.getTime() <= now ? undefined : at.toISOString(),
        singletonKey: key,
      })),
      { db: within(client) },
    );
  }

  /** Ends a job in the transaction that stores its result. False if it is not ours anymore: then nothing may be stored. */
  async complete(client: PoolClient, job: Job): Promise<boolean> {
    const result = await this.boss.complete(queueName, job.id, {}, { db: within(client) });
    return (result as unknown as { affected: number }).affected === 1;
  }

  /** True while the job is in the hands of whoever fetched it this time. */
  async isStillOurs(job: Job): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      "SELECT 1 FROM pgboss.job WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3",
      [queueName, job.id, job.retryCount],
    );
    return rowCount === 1;
  }

  /** Jobs that someone fetched more than a second ago and has not completed: busy, or lost with their process. */
  async listActive(): Promise<Job[]> {
    return clientRows(
      this.pool,
      JobRow,
      `SELECT id, data, retry_count AS "retryCount" FROM pgboss.job
       WHERE name = $1 AND state = 'active' AND started_on < now() - interval '1 second'`,
      [queueName],
    );
  }

  /** Makes a lost job due again, with its losses counted. */
  async giveBack(job: Job): Promise<void> {
    await this.boss.fail(queueName, job.id, { message: "lost with its process" });
  }

  /** Makes the job that has waited longest for the place `key` due at once. */
  async hasten(key: string): Promise<void> {
    const { rowCount } = await this.pool.query(
      `UPDATE pgboss.job SET start_after = now() WHERE name = $1 AND id = (
         SELECT id FROM pgboss.job WHERE name = $1 AND state = 'created' AND singleton_key = $2 AND start_after > now()
         ORDER BY data->>'queuedAt', id LIMIT 1 FOR UPDATE SKIP LOCKED)`,
      [queueName, key],
    );
    if (rowCount === 1) this.onDue(new Date());
  }

  /** Makes the calls of a run that wait for their time due after the caller's commit. */
  async hurry(client: PoolClient, runId: string): Promise<boolean> {
    const { rowCount } = await client.query(
      `UPDATE pgboss.job SET start_after = now()
       WHERE name = $1 AND state = 'created' AND start_after > now() AND data->>'kind' = 'call' AND data->>'runId' = $2`,
      [queueName, runId],
    );
    if (rowCount === 0) return false;
    this.firstAdded.set(client, new Date());
    return true;
  }

  /** A transaction after whose commit the jobs that it added are known of. */
  async transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    let due: Date | undefined;
    const result = await transaction(this.pool, async (client) => {
      this.firstAdded.delete(client);
      const done = await work(client);
      due = this.firstAdded.get(client);
      return done;
    });
    if (due !== undefined) this.onDue(due);
    return result;
  }
}

const within = (client: PoolClient) => ({
  executeSql: async (text: string, values: unknown[]) => await client.query(text, values),
});

import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";

/** serialization_failure and deadlock_detected: Postgres took everything back, and the same work may well pass the next time. */
const retriableStates = new Set(["40001", "40P01"]);
const mostTries = 5;
/** Milliseconds of the longest pause after the first try; each later one may take twice as long. */
const firstPauseMs = 20;

/**
 * Runs `work`, which opens a transaction and ends it, again where Postgres ended it for a deadlock or for an order of
 * transactions that cannot be. Any other error is thrown at once, and so is the fifth of these or one after `budgetMs`
 * milliseconds. `work` is told how many of them are left; what it does outside its transaction is done once a try.
 */
export async function retryTransaction<T>(work: (leftMs: number) => Promise<T>, budgetMs: number): Promise<T> {
  const until = performance.now() + budgetMs;
  for (let tries = 1; ; tries++) {
    try {
      return await work(until - performance.now());
    } catch (error) {
      if (tries >= mostTries || !mayPassNextTime(error)) throw error;
      // At random, so that two that met do not meet again.
      const pauseMs = Math.random() * firstPauseMs * 2 ** (tries - 1);
      if (performance.now() + pauseMs >= until) throw error;
      await sleep(pauseMs);
    }
  }
}

const property = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

/**
 * The state with which Postgres refused a statement, such as "23514"; null for an error that has none. Where it is differs:
 * `pg` calls it the error's code, Prisma's adapter (a COMMIT that failed) the cause's original code, and Prisma's client,
 * for models and raw statements alike, puts the adapter's error into its own.
 */
export function stateOf(error: unknown): string | null {
  const ofAdapter = property(property(error, "meta"), "driverAdapterError") ?? error;
  const state = property(property(ofAdapter, "cause"), "originalCode") ?? property(error, "code");
  return typeof state === "string" ? state : null;
}

const mayPassNextTime = (error: unknown): boolean => retriableStates.has(stateOf(error) ?? "");

/** Runs `work` in a transaction on a connection of the pool, again as `retryTransaction` does. */
export function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return retryTransaction(() => runOnce(pool, work), Number.POSITIVE_INFINITY);
}

async function runOnce<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    const isAlive = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    client.release(!isAlive);
    throw error;
  }
}

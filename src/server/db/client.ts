import "server-only";
import type { Pool } from "pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { rememberPool } from "./ask";
import { OrderedPrismaPg } from "./ordered-adapter";
import { getPool } from "./pool";
import { retryTransaction } from "./transaction";

/** The whole client: what use cases are given, able to open a transaction. */
export type Db = PrismaClient;
/** What works inside a transaction and outside of one. */
export type Tx = Prisma.TransactionClient;

const shared = globalThis as typeof globalThis & { lecternDb?: { pool: Pool; client: Db } };

const statementNames = new Map<string, string>();
const mostStatements = 500;

/** Lets Postgres keep the plan of a statement that comes again; the limit keeps lists of ever new lengths from piling up. */
function nameStatement({ sql }: { sql: string }): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  if (statementNames.size >= mostStatements) return "";
  const name = `p${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}

/** Milliseconds. Publishing a large course on a small, busy machine is one transaction of many statements. */
const limits = { maxWait: 15_000, timeout: 120_000 };

/**
 * A client over an existing pool, which the caller ends. A transaction of it that was the victim of a deadlock, or could not
 * be put into an order with others, is run again: so what a callback of `$transaction` does outside the database must bear
 * being done twice. All tries share the transaction's time.
 */
export function makeDb(pool: Pool): Db {
  const adapter = new OrderedPrismaPg(pool, { statementNameGenerator: nameStatement });
  const client = retryingTransactions(new PrismaClient({ adapter, transactionOptions: limits }));
  rememberPool(client, () => pool);
  return client;
}

type RunTransaction = (work: unknown, options?: { timeout?: number }) => Promise<unknown>;

/** Around the client and not within it: a transaction inside another is a savepoint, gone with the one around it. */
function retryingTransactions(client: PrismaClient): PrismaClient {
  const run = client.$transaction.bind(client) as RunTransaction;
  const runAgain: RunTransaction = (work, options) => {
    const budgetMs = options?.timeout ?? limits.timeout;
    return retryTransaction((leftMs) => run(work, { ...options, timeout: Math.ceil(leftMs) }), budgetMs);
  };
  return new Proxy(client, {
    get: (target, name) => (name === "$transaction" ? runAgain : Reflect.get(target, name)),
  });
}

function getDb(): Db {
  const pool = getPool();
  if (shared.lecternDb?.pool !== pool) shared.lecternDb = { pool, client: makeDb(pool) };
  return shared.lecternDb.client;
}

/** The process' client, connected on first use: importing it needs no database, so a build needs none. On the pool that is open now. */
export const db: Db = new Proxy({} as Db, {
  get(_target, name) {
    const client = getDb();
    const value = Reflect.get(client, name);
    return typeof value === "function" ? value.bind(client) : value;
  },
  has: (_target, name) => Reflect.has(getDb(), name),
});
rememberPool(db, getPool);

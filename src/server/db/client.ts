import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { rememberPool } from "./ask";
import { getPool } from "./pool";

/** The whole client: what use cases are given, able to open a transaction. */
export type Db = PrismaClient;
/** What works inside a transaction and outside of one. */
export type Tx = Prisma.TransactionClient;

const shared = globalThis as typeof globalThis & { lecternDb?: Db };

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

/** A client over an existing pool, which the caller ends. */
export function makeDb(pool: Pool): Db {
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: nameStatement }),
    // Publishing a large course on a small, busy machine is one transaction of many statements.
    transactionOptions: { maxWait: 15_000, timeout: 120_000 },
  });
  rememberPool(client, () => pool);
  return client;
}

function getDb(): Db {
  shared.lecternDb ??= makeDb(getPool());
  return shared.lecternDb;
}

/** The process' client, connected on first use: importing it needs no database, so a build needs none. */
export const db: Db = new Proxy({} as Db, {
  get(_target, name) {
    const client = getDb();
    const value = Reflect.get(client, name);
    return typeof value === "function" ? value.bind(client) : value;
  },
  has: (_target, name) => Reflect.has(getDb(), name),
});
rememberPool(db, getPool);

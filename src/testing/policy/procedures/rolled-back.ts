import type { Client, Pool } from "pg";
import { type Db, makeDb } from "@/server/db/client";
import { makePool } from "@/server/db/pool";

type Query = (...args: unknown[]) => unknown;
type Ask = (...args: unknown[]) => Promise<unknown>;

/** A database of which each call sees the same: what it wrote is gone when it has answered. */
export interface RolledBack {
  db: Db;
  /** Runs it, and takes back all that it did. */
  run: <T>(work: () => Promise<T>) => Promise<T>;
  end: () => Promise<void>;
}

/** One connection in one transaction, in which the transactions of the application are savepoints. */
export async function rolledBack(url: string): Promise<RolledBack> {
  const pool: Pool = makePool(url, 1);
  let begin: Ask = async () => undefined;
  pool.on("connect", (client) => {
    begin = nestTransactions(client as Client);
  });
  (await pool.connect()).release();
  const run = async <T>(work: () => Promise<T>): Promise<T> => {
    await begin("BEGIN");
    try {
      return await work();
    } finally {
      await begin("ROLLBACK");
    }
  };
  return { db: makeDb(pool), run, end: () => pool.end() };
}

/** Gives the way past it, by which the outer transaction starts and ends. */
function nestTransactions(client: Client): Ask {
  const ask = client.query.bind(client) as unknown as Ask;
  let isInside = false;
  /** A statement automatically that fails takes nothing else with it, as it does where it is its own transaction. */
  const alone: Ask = async (...args) => {
    await ask("SAVEPOINT alone");
    try {
      const answer = await ask(...args);
      await ask("RELEASE SAVEPOINT alone");
      return answer;
    } catch (error) {
      await ask("ROLLBACK TO SAVEPOINT alone");
      throw error;
    }
  };
  const nested: Ask = (...args) => {
    const word = /^\s*(BEGIN|COMMIT|ROLLBACK)\s*;?\s*$/i.exec(textOf(args[0]))?.[1]?.toUpperCase();
    if (!word) return isInside ? ask(...args) : alone(...args);
    isInside = word === "BEGIN";
    if (isInside) return ask("SAVEPOINT inner_one");
    return ask(word === "COMMIT" ? "RELEASE SAVEPOINT inner_one" : "ROLLBACK TO SAVEPOINT inner_one");
  };
  // The pool asks with a callback, whoever holds the connection with a promise.
  const query: Query = (...args) => {
    const tell = args.at(-1);
    if (typeof tell !== "function") return nested(...args);
    nested(...args.slice(0, -1)).then(
      (answer) => tell(null, answer),
      (error: unknown) => tell(error),
    );
  };
  client.query = query as typeof client.query;
  return ask;
}

function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  const text = typeof statement === "object" && statement !== null && "text" in statement ? statement.text : "";
  return typeof text === "string" ? text : "";
}

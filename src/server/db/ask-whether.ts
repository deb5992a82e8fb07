import "server-only";
import * as z from "zod";
import { clientRows } from "./client-rows";
import { rowSchema } from "./query-rows";

type Queryable = Parameters<typeof clientRows>[0];

const AnswerRow = rowSchema(() => ({ isSo: z.boolean() }));

async function isSo(client: Queryable, what: string, value: string | number): Promise<boolean> {
  const [answer] = await clientRows(client, AnswerRow, `SELECT ${what} AS "isSo"`, [value]);
  return answer?.isSo === true;
}

/** Whether the database has a table of this name, which may name its schema as well. */
export const hasTable = (client: Queryable, name: string): Promise<boolean> =>
  isSo(client, "to_regclass($1) IS NOT NULL", name);

/** Takes a lock for as long as the connection lasts. False where another connection holds it. */
export const tryToLock = (client: Queryable, lock: number): Promise<boolean> =>
  isSo(client, "pg_try_advisory_lock($1)", lock);

import "server-only";
import { AsyncResource } from "node:async_hooks";
import type { Pool } from "pg";
import { noteStatement } from "@/server/cache/page-context";

const transactionControl = /^\s*(?:BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/i;

/**
 * Lets every statement of this pool be counted for the request that asked for it: the budgets of the pages are held by
 * tests, so this runs only under test. What opens and ends a transaction asks nothing and does not count.
 */
export function countStatements(pool: Pool): void {
  // Who waited for a connection is told by whoever gives one back: without this, their statement would count for that request.
  const connect = pool.connect.bind(pool) as (tell?: () => unknown) => unknown;
  pool.connect = ((tell?: () => unknown) => connect(tell && AsyncResource.bind(tell))) as typeof pool.connect;
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      if (!transactionControl.test(textOf(args[0]))) noteStatement();
      return query(...args);
    }) as typeof client.query;
  });
}

function textOf(statement: unknown): string {
  if (typeof statement === "string") return statement;
  const text = typeof statement === "object" && statement !== null && "text" in statement ? statement.text : undefined;
  return typeof text === "string" ? text : "";
}

import { Client } from "pg";

/** How many statements are sent to Postgres while this runs, by whatever client. */
export async function countQueries(run: () => Promise<unknown>): Promise<number> {
  let sent = 0;
  const { query } = Client.prototype;
  Client.prototype.query = function count(this: Client, ...args: unknown[]) {
    sent += 1;
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    await run();
  } finally {
    Client.prototype.query = query;
  }
  return sent;
}

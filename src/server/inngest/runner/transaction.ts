import "server-only";
import type { Pool, PoolClient } from "pg";

const retriable = new Set(["40001", "40P01"]);

/** Runs `work` in a transaction, again if Postgres chose it as the victim of a deadlock. */
export async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
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
      if (attempt >= 5 || !retriable.has((error as { code?: string }).code ?? "")) throw error;
    }
  }
}

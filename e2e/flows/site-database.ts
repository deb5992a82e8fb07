import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";

/** A connection to the database of the site under test, or of a site of the test's own, for what no page of it says or does. */
export async function withSiteDatabase<T>(
  run: (client: Client) => Promise<T>,
  folder: string | undefined = process.env.E2E_DATA_DIR,
): Promise<T> {
  if (!folder) throw new Error("E2E_DATA_DIR names the data folder of the site under test.");
  const { port, password } = JSON.parse(readFileSync(join(folder, "postgres", "connection.json"), "utf8")) as {
    port: number;
    password: string;
  };
  const client = new Client({ host: "127.0.0.1", port, user: "lectern", password, database: "lectern" });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

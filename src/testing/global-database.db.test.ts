import { Client } from "pg";
import { expect, inject, test } from "vitest";
import { dropLeftovers } from "./global-database";

async function connect(name?: string): Promise<Client> {
  const client = new Client({ connectionString: inject("testDatabaseServer"), application_name: name });
  await client.connect();
  return client;
}

test("a database is dropped when its run is dead, and never while the run is alive or when it is someone else's", async () => {
  const [dead, alive, foreign] = ["lectern_test_000000000000_1", "lectern_test_ffffffffffff_1", "lectern_test_mine"];
  const client = await connect();
  const living = await connect("lectern_test_ffffffffffff");
  try {
    for (const name of [dead, alive, foreign]) await client.query(`CREATE DATABASE "${name}"`);
    await dropLeftovers(client);
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname = ANY($1) ORDER BY datname", [
      [dead, alive, foreign],
    ]);
    expect(rows.map(({ datname }) => datname)).toEqual([alive, foreign]);
  } finally {
    for (const name of [dead, alive, foreign]) await client.query(`DROP DATABASE IF EXISTS "${name}"`);
    await living.end();
    await client.end();
  }
});

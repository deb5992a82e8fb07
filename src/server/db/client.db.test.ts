import { expect, it } from "vitest";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import { db, makeDb } from "./client";
import { closePool, makePool } from "./pool";

const database = testDatabase();

it("the process' client is on the pool that is open now, also after one was closed", async () => {
  expect(await db.user.count()).toBe(0);
  await closePool();
  expect(await db.user.count()).toBe(0);
});

it("a connection is asked one statement at a time, also where Prisma reads several relations within a transaction", async () => {
  const { id } = await aPerson(db);
  const pool = makePool(database.url, 1);
  let asked = 0;
  let running = 0;
  let mostRunning = 0;
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      asked += 1;
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      return Promise.resolve(query(...args)).finally(() => {
        running -= 1;
      });
    }) as typeof client.query;
  });
  try {
    const read = { where: { id }, include: { emailAddresses: true, accounts: true, userPreference: true } };
    await makeDb(pool).$transaction((tx) => tx.user.findUnique(read));
    expect({ asked, mostRunning }).toEqual({ asked: 6, mostRunning: 1 });
  } finally {
    await pool.end();
  }
});

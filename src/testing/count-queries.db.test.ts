import { expect, test } from "vitest";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { ask } from "@/server/db/ask";
import { makeDb } from "@/server/db/client";
import { makePool } from "@/server/db/pool";
import { queryRows } from "@/server/db/query-rows";
import { countQueries } from "./count-queries";
import { testDatabase } from "./database";

const database = testDatabase();
const One = () => z.strictObject({ one: z.number() });
const one = Prisma.sql`SELECT 1 AS one`;

test.each<[string, number, () => Promise<unknown>]>([
  ["a model", 1, () => database.db.user.count()],
  ["a statement through Prisma", 1, () => queryRows(database.db, One)(one)],
  ["a statement past Prisma", 1, () => ask(database.db, One, one)],
  ["a statement of the pool itself", 1, () => database.pool.query("SELECT 1 AS one")],
  [
    "those of a transaction, without its beginning and end",
    3,
    () =>
      database.db.$transaction(async (tx) => {
        await tx.user.count();
        await queryRows(tx, One)(one);
        await ask(tx, One, one);
      }),
  ],
  [
    "a prepared statement each time that it is sent",
    3,
    async () => {
      for (const _ of [1, 2, 3]) await ask(database.db, One, one);
    },
  ],
  [
    "more at once than there are connections",
    30,
    () => Promise.all(Array.from({ length: 30 }, () => ask(database.db, One, one))),
  ],
])("%s is counted, and one more is one more", async (_, expected, run) => {
  expect(await countQueries(run)).toBe(expected);
  const more = async () => {
    await run();
    await database.db.user.count();
  };
  expect(await countQueries(more)).toBe(expected + 1);
});

test("of two that share a connection, each is counted its own", async () => {
  const pool = makePool(database.url, 1);
  const db = makeDb(pool);
  const times = (count: number) => async () => {
    await Promise.all(Array.from({ length: count }, () => ask(db, One, one)));
    await db.$transaction((tx) => tx.user.count());
  };
  try {
    // A connection that is there already is given to all who wait for it by the one before.
    await pool.query("SELECT 1");
    expect(await Promise.all([countQueries(times(5)), countQueries(times(2)), countQueries(times(3))])).toEqual([
      6, 3, 4,
    ]);
  } finally {
    await pool.end();
  }
});

test("where nothing was asked there is no count", async () => {
  await expect(countQueries(async () => undefined)).rejects.toThrow("Nothing was asked");
});

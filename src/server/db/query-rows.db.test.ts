import { expect, test } from "vitest";
import * as z from "zod";
import { setVariable } from "@/env/server";
import { Prisma } from "@/generated/prisma/client";
import { testDatabase } from "@/testing/database";
import { ask } from "./ask";
import { clientRows } from "./client-rows";
import { getPool } from "./pool";
import { json, queryRow, queryRows, rowSchema } from "./query-rows";

const database = testDatabase();

const Row = rowSchema(() => ({
  title: z.string(),
  size: z.bigint(),
  at: z.date(),
  parts: z.array(z.strictObject({ minutes: z.number().nullable(), at: z.string() })),
  values: json(),
}));

const parts = Prisma.sql`jsonb_build_array(jsonb_build_object('minutes', NULL, 'at', now()))`;
const columns = Prisma.sql`'Tides' AS title, 3::int8 AS size, now() AS at, ${parts} AS parts, NULL::jsonb AS "values"`;

test("rows come as the driver gives them, where they are what the schema says", async () => {
  const found = { title: "Tides", size: 3n, at: expect.any(Date), parts: [{ minutes: null, at: expect.any(String) }] };
  expect(await queryRows(database.db, Row)`SELECT ${columns}`).toEqual([{ ...found, values: null }]);
  expect(await queryRow(database.db, Row)(Prisma.sql`SELECT ${columns}`)).toMatchObject(found);
  expect(await queryRows(database.db, Row)`SELECT ${columns} WHERE false`).toEqual([]);
});

test.each([
  ["a column that the schema has not", Prisma.sql`${columns}, 1 AS more`, 'row: Unrecognized key: "more"'],
  [
    "a column that is missing",
    Prisma.sql`'Tides' AS title, 3::int8 AS size, now() AS at, ${parts} AS parts`,
    "values: ",
  ],
  ["a column of another type", Prisma.sql`${columns}, 3::int4 AS size`, "size: Invalid input: expected bigint"],
  [
    "a column that may be null",
    Prisma.sql`${columns}, NULL AS title`,
    "title: Invalid input: expected string, received null",
  ],
  [
    "something else within json",
    Prisma.sql`${columns}, '[{"minutes": 1}]'::jsonb AS parts`,
    "parts.0.at: Invalid input",
  ],
])("%s is refused, with the query and the column", async (_, asked, words) => {
  const wrong = () => queryRows(database.db, Row)`SELECT ${asked}`;
  await expect(wrong()).rejects.toThrow(words);
  await expect(wrong()).rejects.toThrow(/^Rows of wrong \(.*query-rows\.db\.test\.ts:\d+:\d+\) are not/);
});

test("what is asked past Prisma is checked as well, inside a transaction and outside of one", async () => {
  const Sum = rowSchema(() => ({ sum: z.number() }));
  expect(await ask(database.db, Sum, Prisma.sql`SELECT 1::int4 AS sum`)).toEqual([{ sum: 1 }]);
  // `pg` gives an int8 as text and Prisma as a bigint: one schema cannot describe both, so such a column needs a cast.
  await expect(ask(database.db, Sum, Prisma.sql`SELECT 1::int8 AS sum`)).rejects.toThrow(
    "expected number, received string",
  );
  const inside = () => database.db.$transaction((tx) => ask(tx, Sum, Prisma.sql`SELECT 1::int8 AS sum`));
  await expect(inside()).rejects.toThrow("expected number, received bigint");
});

test("so is what a connection of the driver is asked", async () => {
  const Sum = rowSchema(() => ({ sum: z.string() }));
  const asked = (text: string) => clientRows(getPool(), Sum, text, [1]);
  expect(await asked("SELECT $1::int8 AS sum")).toEqual([{ sum: "1" }]);
  await expect(asked("SELECT $1::int4 AS sum")).rejects.toThrow(
    /^Rows of asked \(.*\) are not .*sum: Invalid input: expected string, received number/,
  );
});

test("a query for one row that finds none fails", async () => {
  const none = () => queryRow(database.db, Row)`SELECT ${columns} WHERE false`;
  await expect(none()).rejects.toThrow("had none");
});

test("in production nothing is parsed, and no schema is made", async () => {
  setVariable("LECTERN_UNDER_TEST", "");
  const schema = () => {
    throw new Error("The schema was made.");
  };
  expect(await queryRows(database.db, schema)`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

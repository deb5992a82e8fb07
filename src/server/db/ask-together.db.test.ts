import { expect, test } from "vitest";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { withPageContext } from "@/server/cache/page-context";
import { testDatabase } from "@/testing/database";
import { askTogether } from "./ask-together";

const database = testDatabase();

/** Divides 100 by each; 7 has no row. Says how many went along. */
const divide = askTogether(
  () => z.strictObject({ place: z.int(), quotient: z.int(), together: z.int() }),
  (by: readonly number[]) => Prisma.sql`
    SELECT asked.place::int - 1 AS place, 100 / asked.by AS quotient, (SELECT count(*)::int FROM unnest(${[...by]}::int[])) AS together
      FROM unnest(${[...by]}::int[]) WITH ORDINALITY AS asked(by, place) WHERE asked.by <> 7 ORDER BY asked.by`,
);

test("calls of one moment are one statement; each gets its row, or none", async () => {
  const rows = await Promise.all([20, 7, 10].map((by) => divide(database.db, by)));
  expect(rows).toEqual([{ place: 0, quotient: 5, together: 3 }, undefined, { place: 2, quotient: 10, together: 3 }]);
});

test("a call that makes the statement fail fails alone", async () => {
  const settled = await Promise.allSettled([20, 0, 10].map((by) => divide(database.db, by)));
  expect(settled).toMatchObject([
    { value: { quotient: 5, together: 1 } },
    { reason: { message: "division by zero" } },
    { value: { quotient: 10, together: 1 } },
  ]);
});

test("inside a transaction a call goes with that", async () => {
  const rows = await database.db.$transaction((tx) => Promise.all([divide(tx, 20), divide(tx, 10)]));
  expect(rows).toMatchObject([{ together: 1 }, { together: 1 }]);
});

test("each request counts its own statement, whoever asked first", async () => {
  const counts = await Promise.all(
    [20, 10, 5].map((by) =>
      withPageContext(async (context) => {
        await divide(database.db, by);
        return context.statements;
      }),
    ),
  );
  expect(counts).toEqual([1, 1, 1]);
});

import { expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { migrate, missingSql } from "./migrations";

const database = testDatabase();

test("the migrations lead exactly to the Prisma schema", async () => {
  expect(await missingSql(database.url)).toBe("");
});

test("a database that has every migration is left alone, quickly", async () => {
  const started = performance.now();
  expect(await migrate(database.url)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(500);
});

test("times are kept and read in UTC", async () => {
  const { rows } = await database.pool.query("SHOW timezone");
  expect(rows).toEqual([{ TimeZone: "UTC" }]);
});

import { expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { within } from "@/testing/within";
import { migrate, missingSql } from "./migrations";

const database = testDatabase();

test("the migrations lead exactly to the Prisma schema", async () => {
  expect(await missingSql(database.url)).toBe("");
});

test("a database that has every migration is left alone, quickly", async () => {
  expect(await within("a migration with nothing to do", 500, () => migrate(database.url))).toEqual([]);
});

test("times are kept and read in UTC", async () => {
  const { rows } = await database.pool.query("SHOW timezone");
  expect(rows).toEqual([{ TimeZone: "UTC" }]);
});

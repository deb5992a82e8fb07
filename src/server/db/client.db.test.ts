import { expect, it } from "vitest";
import { testDatabase } from "@/testing/database";
import { db } from "./client";
import { closePool } from "./pool";

testDatabase();

it("the process' client is on the pool that is open now, also after one was closed", async () => {
  expect(await db.user.count()).toBe(0);
  await closePool();
  expect(await db.user.count()).toBe(0);
});

import { afterEach, expect, test } from "vitest";
import { testDatabase } from "@/testing/database";
import { limitSessions, makePool, webLimits } from "./pool";

const database = testDatabase();

afterEach(() => limitSessions(undefined));

test("connections of a web process end what takes too long; those of other processes have no limit", async () => {
  const settings = async () => {
    const pool = makePool(database.url, 1);
    const { rows } = await pool.query(
      `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
              current_setting('idle_in_transaction_session_timeout') AS idle`,
    );
    await pool.end();
    return rows;
  };
  expect(await settings()).toEqual([{ statement: "0", lock: "0", idle: "0" }]);
  limitSessions(webLimits);
  expect(await settings()).toEqual([{ statement: "5min", lock: "30s", idle: "5min" }]);
});

test("a wait for a lock ends, and the connection works on", async () => {
  limitSessions({ statement: 60, lock: 0.1, idleInTransaction: 60 });
  const pool = makePool(database.url, 2);
  const [holder, waiter] = [await pool.connect(), await pool.connect()];
  try {
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE site_setting IN ACCESS EXCLUSIVE MODE");
    await expect(waiter.query("SELECT count(*) FROM site_setting")).rejects.toMatchObject({ code: "55P03" });
    await holder.query("ROLLBACK");
    expect((await waiter.query("SELECT 1 AS works FROM site_setting LIMIT 0")).rowCount).toBe(0);
  } finally {
    holder.release();
    waiter.release();
    await pool.end();
  }
});

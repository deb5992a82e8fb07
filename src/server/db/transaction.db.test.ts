import { describe, expect, it, test } from "vitest";
import type { Tx } from "@/server/db/client";
import { testDatabase } from "@/testing/database";
import { transaction } from "./transaction";

const database = testDatabase();

/** Lets `count` callers go on when the last of them has come, once; who comes again later is not held. */
function meetingOf(count: number): () => Promise<void> {
  let waiting = count;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    waiting -= 1;
    if (waiting === 0) open();
    return opened;
  };
}

async function twoSettings(): Promise<[first: string, second: string]> {
  const keys: [string, string] = [`test.${crypto.randomUUID()}`, `test.${crypto.randomUUID()}`];
  await database.db.siteSetting.createMany({ data: keys.map((key) => ({ key, value: [] })) });
  return keys;
}

const valuesOf = async (keys: readonly string[]) =>
  (await database.db.siteSetting.findMany({ where: { key: { in: [...keys] } } })).map(({ value }) => value);

/** Ends the transaction as Postgres does in the given state. */
const failWith = (tx: Tx, state: string) =>
  tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'as asked' USING ERRCODE = '${state}'; END $$`);

describe("two transactions in a deadlock", () => {
  const waysToWrite: Record<string, (tx: Tx, key: string, word: string) => Promise<unknown>> = {
    "models' methods": (tx, key, word) => tx.siteSetting.update({ where: { key }, data: { value: word } }),
    "raw statements": (tx, key, word) =>
      tx.$executeRaw`UPDATE site_setting SET value = ${JSON.stringify(word)}::jsonb WHERE key = ${key}`,
  };

  test.each(Object.keys(waysToWrite))("both commit, written by %s", async (way) => {
    const keys = await twoSettings();
    const meet = meetingOf(2);
    let tries = 0;
    const writeInTurn = (word: string, order: readonly string[]) =>
      database.db.$transaction(async (tx) => {
        tries += 1;
        await tx.$executeRaw`SET LOCAL deadlock_timeout = '20ms'`;
        for (const key of order) {
          await waysToWrite[way]?.(tx, key, word);
          await meet();
        }
        return word;
      });

    const words = await Promise.all([writeInTurn("one", keys), writeInTurn("two", keys.toReversed())]);

    expect(words).toEqual(["one", "two"]);
    expect(tries).toBe(3);
    expect([
      ["one", "one"],
      ["two", "two"],
    ]).toContainEqual(await valuesOf(keys));
  });

  test("both commit on connections of the pool", async () => {
    const keys = await twoSettings();
    const meet = meetingOf(2);
    const writeInTurn = (word: string, order: readonly string[]) =>
      transaction(database.pool, async (client) => {
        await client.query("SET LOCAL deadlock_timeout = '20ms'");
        for (const key of order) {
          await client.query("UPDATE site_setting SET value = $1 WHERE key = $2", [JSON.stringify(word), key]);
          await meet();
        }
        return word;
      });
    expect(await Promise.all([writeInTurn("one", keys), writeInTurn("two", keys.toReversed())])).toEqual([
      "one",
      "two",
    ]);
  });
});

describe("a transaction", () => {
  it("is run again where its COMMIT is refused because no order of it and another one explains both", async () => {
    const [first, second] = await twoSettings();
    const [bothHaveRead, bothHaveWritten] = [meetingOf(2), meetingOf(2)];
    const copyOver = (from: string, to: string) =>
      database.db.$transaction(
        async (tx) => {
          const { value } = await tx.siteSetting.findUniqueOrThrow({ where: { key: from } });
          await bothHaveRead();
          await tx.siteSetting.update({ where: { key: to }, data: { value: [to, ...(value as string[])] } });
          await bothHaveWritten();
        },
        { isolationLevel: "Serializable" },
      );
    await Promise.all([copyOver(first, second), copyOver(second, first)]);
    const lengths = (await valuesOf([first, second])).map((value) => (value as string[]).length);
    // One has seen what the other wrote.
    expect(lengths.toSorted()).toEqual([1, 2]);
  });

  it("leaves nothing of the tries before", async () => {
    let tries = 0;
    const key = `test.${crypto.randomUUID()}`;
    await database.db.$transaction(async (tx) => {
      await tx.siteSetting.create({ data: { key, value: ++tries } });
      if (tries < 3) await failWith(tx, "40P01");
    });
    expect(await valuesOf([key])).toEqual([3]);
  });

  it("is given up after five tries, with what Postgres said", async () => {
    let tries = 0;
    const hopeless = database.db.$transaction(async (tx) => {
      tries += 1;
      await failWith(tx, "40001");
    });
    await expect(hopeless).rejects.toThrow("40001");
    expect(tries).toBe(5);
  });

  it("is not run again when its time is up", async () => {
    let tries = 0;
    const late = database.db.$transaction(
      async (tx) => {
        tries += 1;
        await tx.$executeRaw`SELECT pg_sleep(0.3)`;
        await failWith(tx, "40P01");
      },
      { timeout: 310 },
    );
    await expect(late).rejects.toThrow();
    expect(tries).toBeLessThanOrEqual(2);
  });

  it.each(["23505", "P0001", "25P02", "57014"])("is not run again for the state %s", async (state) => {
    let tries = 0;
    const refused = database.db.$transaction(async (tx) => {
      tries += 1;
      await failWith(tx, state);
    });
    await expect(refused).rejects.toThrow();
    expect(tries).toBe(1);
  });

  it("is not run again for an error of its own callback", async () => {
    let tries = 0;
    const broken = database.db.$transaction(async () => {
      tries += 1;
      throw new Error("Not today.");
    });
    await expect(broken).rejects.toThrow("Not today.");
    expect(tries).toBe(1);
  });

  it("starts again as a whole, not at the transaction inside it", async () => {
    const tries = { outer: 0, inner: 0 };
    await database.db.$transaction(async (tx) => {
      tries.outer += 1;
      await tx.$transaction(async (inner) => {
        tries.inner += 1;
        if (tries.inner === 1) await failWith(inner, "40P01");
      });
    });
    expect(tries).toEqual({ outer: 2, inner: 2 });
  });

  it("is run again as a list of statements too", async () => {
    const key = `test.${crypto.randomUUID()}`;
    await database.db.$executeRaw`CREATE SEQUENCE tries`;
    await database.db.$executeRaw`
      CREATE FUNCTION fail_at_first() RETURNS void LANGUAGE plpgsql AS
      $$ BEGIN IF nextval('tries') = 1 THEN RAISE EXCEPTION 'as asked' USING ERRCODE = '40P01'; END IF; END $$`;
    const { db } = database;
    await db.$transaction([
      db.siteSetting.create({ data: { key, value: "kept" } }),
      db.$executeRaw`SELECT fail_at_first()`,
    ]);
    expect(await valuesOf([key])).toEqual(["kept"]);
  });
});

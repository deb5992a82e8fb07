import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { QueryConfig } from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { guest } from "@/policy/actor";
import { testDatabase } from "@/testing/database";
import { actorOf } from "@/testing/deps-of";
import { type RequestClass, requestClasses } from "./request-class";
import { type LimitStore, makeRequestLimiter, type Sender } from "./request-limiter";

const database = testDatabase();
const classesWith = (change: Partial<RequestClass>) => ({
  ...requestClasses,
  change: { person: 3, network: 4, windowSeconds: 600, lease: 1, ...change },
});
const person = (): Sender => ({ actor: actorOf({ id: randomUUID(), name: "P", role: "STUDENT" }), ip: "203.0.113.7" });
const visitor = (ip: string): Sender => ({ actor: guest, ip });

let asked = 0;
const store: LimitStore = {
  query: (query: QueryConfig) => {
    asked += 1;
    return database.pool.query(query);
  },
};
beforeEach(async () => {
  asked = 0;
  await database.pool.query("DELETE FROM request_limit");
});

async function passes(take: () => Promise<void>, tries: number): Promise<number> {
  let passed = 0;
  for (let at = 0; at < tries; at += 1)
    await take().then(
      () => {
        passed += 1;
      },
      () => undefined,
    );
  return passed;
}

describe("a limit", () => {
  test("lets each person send so many, and says when to come again", async () => {
    const limiter = makeRequestLimiter(store, classesWith({}));
    const [one, other] = [person(), person()];
    expect(await passes(() => limiter.take("change", one), 10)).toBe(3);
    expect(await passes(() => limiter.take("change", other), 10)).toBe(3);
    const refused = await limiter.take("change", one).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "QUOTA_EXCEEDED", reason: "common.quota", facts: { minutes: 10 } });
    const { retryAfterSeconds } = (refused as { facts: { retryAfterSeconds: number } }).facts;
    expect(retryAfterSeconds).toBeGreaterThan(590);
    expect(retryAfterSeconds).toBeLessThanOrEqual(600);
  });

  test("counts signed-out visitors by their network, and whoever is signed in never with them", async () => {
    const limiter = makeRequestLimiter(store, classesWith({}));
    expect(await passes(() => limiter.take("change", visitor("203.0.113.7")), 10)).toBe(4);
    expect(await passes(() => limiter.take("change", visitor("203.0.113.8")), 10)).toBe(4);
    expect(await passes(() => limiter.take("change", visitor("2001:db8:1:2::1")), 2)).toBe(2);
    expect(await passes(() => limiter.take("change", visitor("2001:db8:1:2:ffff::1")), 10)).toBe(2);
    expect(await passes(() => limiter.take("change", person()), 3)).toBe(3);
  });

  test("keeps no address", async () => {
    const limiter = makeRequestLimiter(store, classesWith({}));
    await limiter.take("change", visitor("203.0.113.7"));
    const { rows } = await database.pool.query<{ key: string }>("SELECT key FROM request_limit");
    expect(rows.map(({ key }) => key)).toEqual([expect.stringMatching(/^change\.network:[\w-]{22}$/)]);
  });

  test("ends with its window", async () => {
    const limiter = makeRequestLimiter(store, classesWith({ windowSeconds: 1 }));
    const sender = person();
    expect(await passes(() => limiter.take("change", sender), 5)).toBe(3);
    await expect.poll(() => passes(() => limiter.take("change", sender), 1), { timeout: 5_000 }).toBe(1);
  });

  test("tells Postgres of a lease at a time, and of a refused sender nothing more", async () => {
    const limiter = makeRequestLimiter(store, classesWith({ person: 40, lease: 10 }));
    const sender = person();
    expect(await passes(() => limiter.take("change", sender), 9)).toBe(9);
    expect(asked).toBe(0);
    expect(await passes(() => limiter.take("change", sender), 31)).toBe(31);
    expect(asked).toBe(4);
    expect(await passes(() => limiter.take("change", sender), 100)).toBe(9);
    expect(asked).toBe(5);
  });

  test("has nothing to say about the system's own calls", async () => {
    const limiter = makeRequestLimiter(store, classesWith({ person: 0, network: 0 }));
    await limiter.take("change", { actor: { kind: "system" }, ip: null });
    expect(asked).toBe(0);
  });
});

describe("where Postgres does not count", () => {
  const stores: [string, LimitStore][] = [
    ["for it is slow", { query: () => new Promise(() => undefined) }],
    ["for it is gone", { query: () => Promise.reject(new Error("terminated")) }],
  ];
  test.each(stores)("each process does, %s", async (_why, broken) => {
    const limiter = makeRequestLimiter(broken, classesWith({}), 20);
    const sender = person();
    expect(await passes(() => limiter.take("change", sender), 6)).toBe(3);
  });
});

describe("two web processes", () => {
  const processes: ChildProcess[] = [];
  afterAll(() => {
    for (const child of processes) child.disconnect();
  });
  const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
  async function start(): Promise<ChildProcess> {
    const child = fork(root("src/testing/limit-process.ts"), [], {
      execArgv: ["--import", new URL("../../../node_modules/tsx/dist/loader.mjs", import.meta.url).href],
      env: { ...process.env, DATABASE_URL: database.url, TSX_TSCONFIG_PATH: root("src/cli/tsconfig.json") },
    });
    processes.push(child);
    await once(child, "message");
    return child;
  }

  test("count one person together: both at once let no more through than one alone, but for a lease each", async () => {
    const both = await Promise.all([start(), start()]);
    const id = randomUUID();
    const answers = await Promise.all(
      both.map(async (child) => {
        const answered = once(child, "message");
        child.send({ id, tries: 120 });
        return (await answered)[0] as { passed: number };
      }),
    );
    const passed = answers.reduce((sum, answer) => sum + answer.passed, 0);
    expect(passed).toBeGreaterThanOrEqual(100);
    expect(passed).toBeLessThanOrEqual(100 + 2 * 4);
  }, 60_000);
});

import { randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { beforeEach, describe, expect, test } from "vitest";
import { GET, POST } from "@/app/api/trpc/[trpc]/route";
import { CatalogQuery } from "@/features/catalog/schema";
import { guest } from "@/policy/actor";
import { pageLimits } from "@/server/rate-limit/request-limits";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { retryAfter } from "./refusal-status";
import { createCaller } from "./root";

const database = testDatabase();
beforeEach(() => database.pool.query("DELETE FROM request_limit"));

/** As a web process hands it on: the address is the web server's finding. */
const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  POST(
    new Request(`http://localhost/api/trpc/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", "x-lectern-ip": "198.51.100.20", ...headers },
    }),
  );
const askForReset = (ip: string) =>
  send("accounts.askForReset", { email: `${randomUUID()}@example.org` }, { "x-lectern-ip": ip });

/** Uses up what is left of every limit but `left` requests. */
const spendAllBut = (left: number, points: number) =>
  database.pool.query("UPDATE request_limit SET points = $1", [points - left]);

describe("the router over HTTP", () => {
  test("refuses an address that asks too often with 429, and says when to come again in header and body", async () => {
    const ip = "198.51.100.7";
    expect((await askForReset(ip)).status).toBe(200);
    await spendAllBut(1, 1_200);
    expect((await askForReset(ip)).status).toBe(200);
    const refused = await askForReset(ip);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(500);
    expect(seconds).toBeLessThanOrEqual(600);
    const { error } = (await refused.json()) as { error: { data: Record<string, unknown> } };
    expect(error.data).toMatchObject({ reason: "common.quota", facts: { retryAfterSeconds: seconds, minutes: 10 } });
    expect(error.data.sentence).toBe("Too many attempts in a short time. Try again in 10 minutes.");
    expect((await askForReset("198.51.100.8")).status).toBe(200);
  });

  test("says why it refuses in a sentence, in the reader's language, whatever the reason", async () => {
    const told = async (path: string, body: unknown, headers?: Record<string, string>) => {
      const { error } = (await (await send(path, body, headers)).json()) as {
        error: { data: Record<string, unknown> };
      };
      return [error.data.reason, error.data.sentence];
    };
    expect(await told("accounts.askForReset", { email: 7 })).toEqual([
      "common.bad_input",
      "Part of it couldn’t be read. Check what you entered.",
    ]);
    expect(await told("courses.move", { courseId: randomUUID(), move: "archive" })).toEqual([
      "common.not_found",
      "This no longer exists.",
    ]);
    const [, accented] = await told("notebook.editNote", {}, { "x-lectern-locale": "en-XA" });
    expect(accented).toMatch(/^\[.*\]$/);
  });

  test("counts what it refuses for other reasons as well", async () => {
    const ip = { "x-lectern-ip": "198.51.100.9" };
    expect((await send("accounts.askForReset", { email: 7 }, ip)).status).toBe(400);
    const { rows } = await database.pool.query("SELECT points FROM request_limit");
    expect(rows).toEqual([{ points: 1 }]);
  });

  test("takes one call a request", async () => {
    const answer = await send("accounts.askForReset,accounts.askForReset?batch=1", { 0: {}, 1: {} });
    expect(answer.status).toBe(400);
  });

  test("writes nothing down for a stranger who reads a little", async () => {
    const address = "http://localhost/api/trpc/catalog.landing";
    for (let at = 0; at < 20; at += 1)
      expect((await GET(new Request(address, { headers: { "x-lectern-ip": "198.51.100.10" } }))).status).toBe(200);
    expect((await database.pool.query("SELECT 1 FROM request_limit")).rowCount).toBe(0);
  });
});

describe("pages", () => {
  const visit = (ip: string) =>
    createCaller({ ...depsOf(database.db, guest, aClock()), ip, limits: pageLimits }).catalog;

  test("are looked at as often as anyone likes without a word to Postgres", async () => {
    for (let at = 0; at < 60; at += 1) await visit("198.51.100.11").landing();
    expect((await database.pool.query("SELECT 1 FROM request_limit")).rowCount).toBe(0);
  });

  test("that search are refused to whoever searches without end", async () => {
    const ip = "198.51.100.12";
    const search = () => visit(ip).search(CatalogQuery.parse({ q: "reading" }));
    for (let at = 0; at < 40; at += 1) await search();
    await spendAllBut(0, 12_000);
    const refusals: unknown[] = [];
    for (let at = 0; at < 30; at += 1) await search().catch((error: unknown) => refusals.push(error));
    expect(refusals.length).toBeGreaterThan(5);
    expect(refusals[0]).toBeInstanceOf(TRPCError);
    expect(refusals[0]).toMatchObject({ code: "TOO_MANY_REQUESTS" });
    expect(Number(retryAfter(refusals[0])["retry-after"])).toBeGreaterThan(500);
  });
});

import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { POST } from "@/app/api/trpc/[trpc]/route";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { findDirectCall } from "@/server/cache/direct-calls";
import { aLearnerOf, anAssessment } from "@/testing/an-assessment";
import { attemptScenes } from "@/testing/attempt-scene";
import { testDatabase } from "@/testing/database";

const database = testDatabase();
const { scene } = attemptScenes(database);
const procedure = "assessment.saveAnswer";
const day = 86_400_000;

async function cookieOf(userId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + day);
  const { id: sessionId } = await database.db.userSession.create({
    data: { userId, loginMethod: "PASSWORD", lastActivityAt: new Date(), idleExpiresAt: expiresAt, expiresAt },
  });
  const salt = sessionCookieName(env.APP_URL);
  return `${salt}=${await encode({ token: { sessionId }, secret: authSecret(), salt })}`;
}

/** What the sender is given, through the route and past it; the same call twice, which stores once. */
async function bothWays(body: string, cookie: string) {
  const sent = new Headers({ "content-type": "application/json", "x-lectern-ip": "198.51.100.20", cookie });
  const routed = await POST(
    new Request(`http://localhost/api/trpc/${procedure}`, { method: "POST", body, headers: sent }),
  );
  const answer = findDirectCall(procedure);
  if (!answer) throw new Error("The route has not entered the call.");
  const direct = await answer({ procedure, body, header: (name) => sent.get(name) });
  const { "content-length": _, vary: __, ...headers } = Object.fromEntries(routed.headers);
  return {
    direct: { ...direct, body: JSON.parse(direct.body) as unknown },
    routed: { status: routed.status, headers, body: (await routed.json()) as unknown },
  };
}

/** The clock of an answer goes on between the two. */
const withoutClock = (body: unknown) =>
  JSON.parse(JSON.stringify(body).replace(/"now":"[^"]*"/, '"now":""')) as unknown;

describe("a call past the route", () => {
  test("is answered as the route answers it", async () => {
    const { made, learner, api, address } = await scene();
    const { attemptId } = await api.start(address);
    const questionVersionId = made.questionVersionIds[1] ?? "";
    const body = JSON.stringify({
      attemptId,
      questionVersionId,
      clientId: randomUUID(),
      revision: 1,
      textResponse: "4",
    });
    const { direct, routed } = await bothWays(body, await cookieOf(learner.id));
    expect(direct.status).toBe(200);
    expect(direct.body).toMatchObject({ result: { data: { isCurrent: true, answer: { textResponse: "4" } } } });
    expect(withoutClock(direct.body)).toEqual(withoutClock(routed.body));
    expect(direct.headers).toEqual(routed.headers);
  });

  test.each([
    ["nobody is signed in", 401, async () => [JSON.stringify(anAnswer()), ""]],
    ["it is no JSON", 400, async () => ["{", await cookieOfSomeone()]],
    ["it has no input", 400, async () => ["", await cookieOfSomeone()]],
    ["an id is none", 400, async () => [JSON.stringify({ ...anAnswer(), attemptId: "7" }), await cookieOfSomeone()]],
    [
      "a text holds NUL",
      400,
      async () => [JSON.stringify({ ...anAnswer(), textResponse: "a\0" }), await cookieOfSomeone()],
    ],
    ["there is no such attempt", 404, async () => [JSON.stringify(anAnswer()), await cookieOfSomeone()]],
  ] as const)("is refused as the route refuses it where %s", async (_, status, make) => {
    const [body, cookie] = await make();
    const { direct, routed } = await bothWays(body ?? "", cookie ?? "");
    expect(direct.status).toBe(status);
    expect(direct).toEqual(routed);
  });

  test("counts for the limits as through the route, and says when to come again", async () => {
    const cookie = await cookieOfSomeone();
    const body = JSON.stringify(anAnswer());
    for (let at = 0; at < 25; at += 1) await bothWays(body, cookie);
    await database.pool.query("UPDATE request_limit SET points = 6000");
    const tried = [];
    for (let at = 0; at < 25; at += 1) tried.push(await bothWays(body, cookie));
    const last = tried.at(-1);
    expect(last?.direct.status).toBe(429);
    expect(Number(last?.direct.headers["retry-after"])).toBeGreaterThan(500);
  });
});

const anAnswer = () => ({
  attemptId: randomUUID(),
  questionVersionId: randomUUID(),
  clientId: randomUUID(),
  revision: 1,
});

async function cookieOfSomeone(): Promise<string> {
  const { id } = await aLearnerOf(database.db, await anAssessment(database.db));
  return cookieOf(id);
}

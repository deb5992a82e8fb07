import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET, POST, PUT } from "@/app/api/inngest/route";
import { jobSigningKey } from "@/env/secrets";
import { inngest } from "./client";
import { ReplayMemory } from "./replay-memory";
import { type ServedEndpoint, serveFunctions } from "./runner/endpoint";
import { buildCall } from "./runner/protocol";
import { sign } from "./runner/sign";

const minutes = (count: number) => new Date(Date.now() + count * 60_000);
let calls = 0;

const hello = inngest.createFunction({ id: "hello", triggers: [{ event: "test/hello" }] }, () => `called ${++calls}`);

function aBody() {
  return buildCall({
    runId: "run",
    functionId: "lectern-hello",
    event: { id: "e", name: "test/hello", data: {} },
    attempt: 0,
    maxAttempts: 1,
    stack: [],
    outcomes: {},
    planOnly: false,
    nonce: crypto.randomUUID(),
  });
}

type SignedCall = (method: "GET" | "POST" | "PUT", body: unknown, signature?: string) => Promise<number>;

const query = "?fnId=lectern-hello&stepId=step";
const headers = (signature: string | undefined) => ({
  host: "127.0.0.1",
  "content-type": "application/json",
  ...(signature === undefined ? {} : { "x-inngest-signature": signature }),
});
const bodyOf = (method: string, body: unknown) => (method === "GET" ? undefined : JSON.stringify(body));

let served: ServedEndpoint;
beforeAll(async () => {
  served = await serveFunctions(inngest, [hello]);
});
afterAll(() => served.close());

/** The runner's own endpoint, over HTTP. */
const callRunner: SignedCall = async (method, body, signature) =>
  (await fetch(`${served.url}${query}`, { method, body: bodyOf(method, body), headers: headers(signature) })).status;

/** The site's, which an Inngest server calls. */
const callSite: SignedCall = async (method, body, signature) => {
  const handle = { GET, POST, PUT }[method];
  const request = new NextRequest(`http://127.0.0.1/api/inngest${query}`, {
    method,
    body: bodyOf(method, body),
    headers: headers(signature),
  });
  return (await handle(request)).status;
};

describe.each([
  ["the runner's endpoint", callRunner],
  ["the site's endpoint", callSite],
])("%s", (_, knock) => {
  test("answers a signed call, once", async () => {
    const body = aBody();
    const signature = sign(body, jobSigningKey(), new Date());
    // The site serves the site's functions, so there the call is let in and its function is not found.
    expect([200, 500]).toContain(await knock("POST", body, signature));
    expect(await knock("POST", body, signature)).toBe(401);
    const [, time, digest] = /t=(\d+)&s=(\w+)/.exec(signature) ?? [];
    expect(await knock("POST", body, `s=${digest}&t=${time}&again=1`)).toBe(401);
  });

  test.each(["GET", "POST", "PUT"] as const)("refuses an unsigned %s", async (method) => {
    expect(await knock(method, method === "PUT" ? { url: "http://127.0.0.1/api/inngest" } : aBody())).toBe(401);
  });

  test("refuses what was signed with another key, altered, or signed more than five minutes ago or ahead", async () => {
    const body = aBody();
    const key = jobSigningKey();
    const before = calls;
    expect(await knock("POST", body, sign(body, "signkey-prod-00ff", new Date()))).toBe(401);
    expect(
      await knock("POST", { ...body, event: { name: "test/hello", data: { more: 1 } } }, sign(body, key, new Date())),
    ).toBe(401);
    expect(await knock("POST", body, sign(body, key, minutes(-6)))).toBe(401);
    expect(await knock("POST", body, sign(body, key, minutes(6)))).toBe(401);
    expect(await knock("POST", body, "nonsense")).toBe(401);
    expect(calls).toBe(before);
  });
});

test("the memory of signatures holds what was claimed for as long as it could be fresh, and no refused one", () => {
  let time = 0;
  const memory = new ReplayMemory(() => time);
  expect([memory.claim("t=1&s=a"), memory.claim("t=1&s=a")]).toEqual([true, false]);
  memory.release("t=1&s=a");
  expect(memory.claim("s=a&t=1")).toBe(true);
  time = 599_999;
  expect(memory.claim("t=1&s=a")).toBe(false);
  time = 600_000;
  expect(memory.claim("t=1&s=a")).toBe(true);
});

import { afterEach, expect, test, vi } from "vitest";
import { mayWorkLater } from "@/lib/kept/retry";
import { api, describeFailure } from "./client";

afterEach(() => vi.unstubAllGlobals());

const html = { "content-type": "text/html" };
const json = { "content-type": "application/json" };
const page = "<h1>Bad Gateway</h1>";

async function failureOf(answer: () => Promise<Response>) {
  vi.stubGlobal("document", { documentElement: { dataset: {} } });
  vi.stubGlobal("fetch", answer);
  const failure = describeFailure(await api.notifications.markAllRead.mutate().catch((error: unknown) => error));
  return { ...failure, mayWorkLater: mayWorkLater(failure) };
}

test.each([
  {
    what: "a proxy's page of a fault",
    status: 502,
    headers: html,
    body: page,
    reason: "common.unexpected",
    later: true,
  },
  {
    what: "a proxy's page of its limit",
    status: 413,
    headers: html,
    body: page,
    reason: "common.too_large",
    later: false,
  },
  { what: "a proxy's refusal", status: 403, headers: html, body: page, reason: "common.unexpected", later: false },
  { what: "our own limit", status: 413, headers: json, body: '{"error":{}}', reason: "common.too_large", later: false },
])("$what is no lost connection", async ({ status, headers, body, reason, later }) => {
  const failure = await failureOf(async () => new Response(body, { status, headers }));
  expect(failure).toMatchObject({ reason, httpStatus: status, sentence: null, mayWorkLater: later });
});

test.each([
  { what: "no answer", answer: () => Promise.reject(new TypeError("fetch failed")) },
  { what: "the page by which a network asks for a sign-in", answer: async () => new Response(page, { headers: html }) },
  { what: "a proxy that is asked too often", answer: async () => new Response(page, { status: 429, headers: html }) },
])("$what reads as no connection, and is tried again", async ({ answer }) => {
  expect(await failureOf(answer)).toMatchObject({ reason: "common.offline", httpStatus: null, mayWorkLater: true });
});

test("the site's own refusal comes with its words", async () => {
  const data = { reason: "reviews.exists", sentence: "You’ve reviewed this course.", facts: {}, httpStatus: 409 };
  const body = JSON.stringify({ error: { message: "reviews.exists", code: -32009, data } });
  expect(await failureOf(async () => new Response(body, { status: 409, headers: json }))).toMatchObject(data);
});

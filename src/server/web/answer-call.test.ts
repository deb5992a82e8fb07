import { expect, test } from "vitest";
import { registerDirectCalls } from "@/server/cache/direct-calls";
import { currentRequest, noteStatement } from "@/server/cache/page-context";
import { webFixture } from "@/testing/web-fixture";

const web = webFixture();
const calls: string[] = [];

registerDirectCalls(["tests.echo", "tests.fail"], async ({ procedure, body, header }) => {
  calls.push(procedure);
  if (procedure === "tests.fail") throw new Error("a secret of the server");
  noteStatement();
  const heard = { body, ip: header("x-lectern-ip"), forged: header("x-lectern-anything"), request: currentRequest() };
  return {
    status: 418,
    headers: { "content-type": "application/json", "retry-after": "7" },
    body: JSON.stringify(heard),
  };
});

const post = (path: string, init: RequestInit = {}) => {
  const { headers, ...rest } = init;
  return fetch(web.origin() + path, {
    method: "POST",
    body: '{"text":"ünïcode"}',
    headers: { "content-type": "application/json", ...(headers as Record<string, string>) },
    ...rest,
  });
};

test("a call that has entered itself is answered past Next, by what the web server found out about it", async () => {
  const answer = await post("/api/trpc/tests.echo", {
    headers: { "x-lectern-ip": "1.2.3.4", "x-lectern-anything": "1", "accept-language": "en-XA" },
  });
  expect(answer.status).toBe(418);
  expect(answer.headers.get("retry-after")).toBe("7");
  expect(answer.headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("x-lectern-queries")).toBe("1");
  const heard = (await answer.json()) as Record<string, unknown>;
  expect(heard).toMatchObject({ body: '{"text":"ünïcode"}', ip: "127.0.0.1", forged: null });
  expect(heard.request).toMatchObject({ requestId: answer.headers.get("x-request-id") });
});

test.each([
  ["of another procedure", "/api/trpc/tests.other", {}],
  ["of several at once", "/api/trpc/tests.echo,tests.echo?batch=1", {}],
  ["with more in its address", "/api/trpc/tests.echo?batch=1", {}],
  ["that is no JSON", "/api/trpc/tests.echo", { headers: { "content-type": "text/plain" } }],
  ["of a page that is not ours", "/api/trpc/tests.echo", { headers: { "sec-fetch-site": "same-site" } }],
  ["of unknown length", "/api/trpc/tests.echo", { body: new Blob(["{}"]).stream(), duplex: "half" } as RequestInit],
])("a call %s goes to Next", async (_, path, init) => {
  calls.length = 0;
  expect((await post(path, init)).status).toBe(404);
  expect(calls).toEqual([]);
});

test("a call of another site is refused, and reaches nobody", async () => {
  calls.length = 0;
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  expect((await post("/api/trpc/tests.echo", { headers })).status).toBe(403);
  expect(calls).toEqual([]);
});

test("a fault is logged and told without its words", async () => {
  const answer = await post("/api/trpc/tests.fail");
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("secret");
  expect(web.logged).toContainEqual({
    level: "error",
    facts: expect.objectContaining({ path: "/api/trpc/tests.fail" }),
  });
});

import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { makeLogger } from "./logger";
import { strikeSecrets, strikeText } from "./strike-secrets";

const canary = "canary-7f3a9";

function written(write: (logger: ReturnType<typeof makeLogger>) => void): string {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  write(makeLogger("trace", sink));
  return lines.join("");
}

/** As libraries throw them: with the request that failed. */
function failure(): Error {
  const cause = Object.assign(new Error(`no answer from https://user:${canary}@model.example/v1`), {
    config: { headers: { Authorization: `Bearer ${canary}` } },
  });
  return Object.assign(new Error(`GET /reset-password/${canary} failed`, { cause }), {
    headers: { "set-cookie": [`a=${canary}`] },
    request: { url: `/files/a?e=1&s=${canary}`, apiKey: canary },
  });
}

describe("a line of the log", () => {
  test.each<[string, object]>([
    ["a password", { password: canary, input: { newPassword: canary, deep: [{ passwordHash: canary }] } }],
    ["a token", { token: canary, link: { tokenHash: canary, accessToken: canary } }],
    ["headers", { req: { headers: { cookie: canary, authorization: canary, "set-cookie": canary } } }],
    ["cookies in text", { line: `cookie: __Host-authjs.session-token=${canary}; lectern.device=${canary}` }],
    [
      "addresses",
      { path: `/verify-email/${canary}?x=1`, next: `/api/preview/${canary}/lesson`, to: `/a?token=${canary}` },
    ],
    ["an error", { err: failure() }],
    ["an error by another name", { error: failure() }],
    ["recovery codes", { recoveryCodes: [canary], apiKey: canary, clientSecret: canary }],
  ])("holds no secret: %s", (_what, facts) => {
    const text = written((logger) => logger.error(facts, `failed at /unsubscribe/${canary}`));
    expect(text).toContain("[removed]");
    expect(text).not.toContain(canary);
  });

  test("keeps what helps", () => {
    const text = written((logger) =>
      logger.warn({ requestId: "r-1", path: "/courses/tides", err: new Error("lost") }, "a page failed"),
    );
    expect(JSON.parse(text)).toMatchObject({
      requestId: "r-1",
      path: "/courses/tides",
      msg: "a page failed",
      err: { type: "Error", message: "lost", stack: expect.stringContaining("logger.test.ts") },
    });
  });
});

test("plain text stays as it is, and a circle ends", () => {
  expect(strikeText("GET /courses?q=tides&page=2 took 12 ms")).toBe("GET /courses?q=tides&page=2 took 12 ms");
  const circle: Record<string, unknown> = { name: "a" };
  circle.self = circle;
  expect(JSON.stringify(strikeSecrets(circle))).toContain('"name":"a"');
  const harmless = { hasPassword: true, token: null, outputTokens: 120 };
  expect(strikeSecrets(harmless)).toEqual(harmless);
});

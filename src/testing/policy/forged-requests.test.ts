import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";

/**
 * What keeps other sites from each handler that changes something, by hand. "origin": it refuses a request of another origin
 * itself, though the web server has done so before it (src/server/web/request-origin.ts). "signature": no browser can ask it.
 */
const guards: Record<string, "origin" | "signature"> = {
  "api/auth/[...nextauth]": "origin",
  "api/inngest": "signature",
  "api/trpc/[trpc]": "origin",
  "api/unsubscribe/[token]": "origin",
  "api/uploads/course": "origin",
};

const app = fileURLToPath(new URL("../../app/", import.meta.url));
const writing = ["POST", "PUT", "PATCH", "DELETE"];
const isWriting = (text: string, method: string) =>
  new RegExp(
    `export (?:async )?(?:function|const|let) ${method}\\b|export (?:const )?\\{[^}]*\\b${method}\\b[^}]*\\}`,
  ).test(text);
const found = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => ({ file, route: file.replace(/\/route\.tsx?$/, ""), text: readFileSync(`${app}${file}`, "utf8") }))
  .flatMap(({ file, route, text }) => {
    const methods = writing.filter((method) => isWriting(text, method));
    return methods.length > 0 ? [{ file, route, methods }] : [];
  });

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

const forged: readonly Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "https://sibling.localhost" },
];

it("names every handler that changes something, and none that is gone", () => {
  expect(found.map(({ route }) => route).sort()).toEqual(Object.keys(guards).sort());
});

describe.each(found)("$route", ({ file, route, methods }) => {
  it.each(methods)("refuses what another site sends, before anything is read: %s", async (method) => {
    const handlers = (await import(pathToFileURL(`${app}${file}`).href)) as Record<string, Handler>;
    const status = guards[route] === "signature" ? 401 : 403;
    for (const headers of forged) {
      const request = new NextRequest("http://localhost/api/x?fnId=lectern-x&stepId=step", {
        method,
        headers: {
          host: "localhost",
          cookie: "authjs.session-token=x",
          "content-type": "application/json",
          ...headers,
        },
        body: "{}",
      });
      const params = Promise.resolve({ token: "x".repeat(30), trpc: "accounts.signOut", nextauth: ["signout"] });
      const answer = await handlers[method]?.(request, { params });
      expect([JSON.stringify(headers), answer?.status]).toEqual([JSON.stringify(headers), status]);
    }
  });
});

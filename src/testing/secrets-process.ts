import { mkdtempSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, json } from "node:stream/consumers";
import { POST } from "@/app/api/trpc/[trpc]/route";
import { enterWithPassword } from "@/features/accounts/server/security/enter";
import { isOnOwnNetwork } from "@/lib/trusted-proxies";
import { db } from "@/server/db/client";
import { logger } from "@/server/log/logger";
import { LocalStorage } from "@/server/storage/local-storage";
import { serve } from "@/server/web/serve";

/**
 * A web process with the real router, sign-in and file links in it, and a page that always fails: run by tests with DATABASE_URL
 * and LOG_LEVEL, which read what it writes down.
 */
async function callRouter(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await POST(
    new Request(`http://127.0.0.1${request.url}`, {
      method: "POST",
      headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      body: new Uint8Array(await buffer(request)),
    }),
  );
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { email, password } = (await json(request)) as { email: string; password: string };
  const origin = { db, ip: "203.0.113.9", userAgent: "test", now: () => new Date(), deviceCookie: null };
  const entered = await enterWithPassword(origin, email, password);
  response.end(JSON.stringify({ isIn: entered !== null }));
}

const { port } = await serve({
  port: 0,
  host: "127.0.0.1",
  handler: async (request, response) => {
    if (request.url?.startsWith("/api/trpc/")) return callRouter(request, response);
    if (request.url === "/sign-in") return signIn(request, response);
    throw new Error(`the page ${request.url} failed with ${JSON.stringify(request.headers)}`);
  },
  appUrl: new URL("http://127.0.0.1"),
  isDev: false,
  isUnderTest: true,
  policy: { storageOrigins: [], formOrigins: [], embedOrigins: [], isSecure: false, isDev: false },
  knownScripts: [],
  isProxy: isOnOwnNetwork,
  bodyLimits: { uploadBytes: 1_000 },
  files: new LocalStorage({
    folder: mkdtempSync(join(tmpdir(), "lectern-secrets-")),
    secret: "0".repeat(40),
    linkPath: "/files",
  }),
  log: logger,
});
process.on("disconnect", () => process.exit(0));
process.send?.({ type: "ready", port });

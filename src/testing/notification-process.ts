import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { idIn } from "@/features/notifications/schema";
import { type NotificationEvent, watchNotifications } from "@/features/notifications/server/watch-notifications";
import { makeDb } from "@/server/db/client";
import { getPool } from "@/server/db/pool";
import { streamEvents } from "@/server/live/event-stream";
import { actorOf, depsOf } from "./deps-of";

/**
 * A web process that answers with the notifications of the person whose id the path names, as the site's own route does once it
 * knows who asks: run by tests with DATABASE_URL.
 */
async function main(): Promise<void> {
  const db = makeDb(getPool());
  const answer = (request: IncomingMessage, signal: AbortSignal) => {
    const person = { id: request.url?.slice(1) ?? "", name: "Reader", role: "STUDENT" as const };
    const clock = { now: () => new Date(), advance: () => undefined, set: () => undefined };
    const lastId = idIn(request.headers["last-event-id"]);
    return streamEvents<NotificationEvent>(new Request("http://127.0.0.1", { signal }), {
      open: (until) => watchNotifications(depsOf(db, actorOf(person), clock), { lastId, signal: until }),
      idOf: (event) => (event.type === "new" ? event.id : null),
    });
  };
  const server = createServer(async (request, response) => {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const { status, headers, body } = await answer(request, gone.signal);
    response.writeHead(status, Object.fromEntries(headers));
    if (!body) return void response.end();
    Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
      .on("error", () => response.destroy())
      .pipe(response);
  });
  server.listen(0, "127.0.0.1", () => {
    process.on("disconnect", () => process.exit(0));
    process.send?.({ type: "ready", port: (server.address() as AddressInfo).port });
  });
}

await main();

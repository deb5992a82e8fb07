import "server-only";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Inngest, InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { ReplayMemory } from "@/server/inngest/replay-memory";

export type ServedEndpoint = { url: URL; close: () => Promise<void> };

const path = "/api/inngest";

/** Serves functions to the runner alone, on a free port of this machine: signed calls only, each of them once. */
export async function serveFunctions(client: Inngest.Any, functions: InngestFunction.Any[]): Promise<ServedEndpoint> {
  const handle = serve({ client, functions, enableUnauthedSync: false });
  const server = createServer(refuseReplays(handle));
  // The runner's connections stay open between calls: closing one of them just as it is used again would fail that call.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was taken");
  return { url: new URL(`http://127.0.0.1:${address.port}${path}`), close: () => closeServer(server) };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

function refuseReplays(handle: Handler): Handler {
  const seen = new ReplayMemory();
  return async (request, response) => {
    const signature = request.headers["x-inngest-signature"];
    const isKnownPath = request.url?.split("?", 1)[0] === path;
    if (!isKnownPath || (typeof signature === "string" && !seen.claim(signature))) {
      response.writeHead(isKnownPath ? 401 : 404).end();
      return;
    }
    await handle(request, response);
    if (response.statusCode === 401 && typeof signature === "string") seen.release(signature);
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

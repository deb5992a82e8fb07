import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Long enough that what came before has been read and dealt with. */
const GAP_MS = 5;

/** Is between a client and a server and ends a packet of the server's wherever `mark` does: what follows comes later. */
export async function splittingProxy(target: URL, mark: Buffer) {
  const open = new Set<Socket>();
  const state = { splits: 0 };
  const server = createServer((client) => {
    const upstream = createConnection(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    // Where one of them closes, "close" ends the other.
    answer(upstream, client).catch(() => undefined);
  });
  async function answer(upstream: Socket, client: Socket): Promise<void> {
    for await (const chunk of upstream as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(mark); at >= 0; at = chunk.indexOf(mark, from)) {
        client.write(chunk.subarray(from, at + mark.length));
        from = at + mark.length;
        state.splits += 1;
        await wait(GAP_MS);
      }
      if (!client.write(chunk.subarray(from))) await Promise.race([once(client, "drain"), once(client, "close")]);
    }
  }
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = new URL(target);
  url.host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url: url.href,
    splits: () => state.splits,
    close: async (): Promise<void> => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

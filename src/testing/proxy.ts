import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

/** A server in between: `carry` gets the two sockets of each connection, which end together. */
export async function startProxy(target: URL, carry: (client: Socket, upstream: Socket) => void) {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = createConnection(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    carry(client, upstream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    /** Ends every connection that is there now. */
    cut,
    close: () => {
      cut();
      server.close();
    },
  };
}

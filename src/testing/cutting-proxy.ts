import { createConnection, createServer, type Socket } from "node:net";

/** Is between a client and a server and cuts every connection, in the middle of a body, each time so many bytes have passed. */
export async function cuttingProxy(target: URL, cutEveryBytes: number, cuts: number) {
  const open = new Set<Socket>();
  const state = { passed: 0, cuts: 0 };
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
    client.on("data", (chunk) => {
      state.passed += chunk.length;
      if (state.cuts < cuts && state.passed >= (state.cuts + 1) * cutEveryBytes) {
        state.cuts += 1;
        for (const socket of open) socket.destroy();
        return;
      }
      if (!upstream.write(chunk)) {
        client.pause();
        upstream.once("drain", () => client.resume());
      }
    });
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    cuts: () => state.cuts,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

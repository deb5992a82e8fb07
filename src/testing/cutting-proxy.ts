import { startProxy } from "./proxy";

/** Is between a client and a server and cuts every connection, in the middle of a body, each time so many bytes have passed. */
export async function cuttingProxy(target: URL, cutEveryBytes: number, cuts: number) {
  const state = { passed: 0, cuts: 0 };
  const proxy = await startProxy(target, (client, upstream) => {
    client.on("data", (chunk) => {
      state.passed += chunk.length;
      if (state.cuts < cuts && state.passed >= (state.cuts + 1) * cutEveryBytes) {
        state.cuts += 1;
        proxy.cut();
        return;
      }
      if (!upstream.write(chunk)) {
        client.pause();
        upstream.once("drain", () => client.resume());
      }
    });
    upstream.pipe(client);
  });
  return { origin: `http://127.0.0.1:${proxy.port}`, cuts: () => state.cuts, close: proxy.close };
}

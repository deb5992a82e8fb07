import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { startProxy } from "./proxy";

/** Long enough that what came before has been read and dealt with. */
const GAP_MS = 5;

/** Is between a client and a server and ends a packet of the server's wherever `mark` does: what follows comes later. */
export async function splittingProxy(target: URL, mark: Buffer) {
  const state = { splits: 0 };
  async function* split(chunks: AsyncIterable<Buffer>) {
    // A mark may begin in one packet and end in the next.
    let before = Buffer.alloc(0);
    for await (const chunk of chunks) {
      const seen = Buffer.concat([before, chunk]);
      let from = before.length;
      for (let at = seen.indexOf(mark); at >= 0; at = seen.indexOf(mark, from)) {
        yield seen.subarray(from, at + mark.length);
        from = at + mark.length;
        state.splits += 1;
        await wait(GAP_MS);
      }
      yield seen.subarray(from);
      before = seen.subarray(Math.max(from, seen.length - mark.length + 1));
    }
  }
  const proxy = await startProxy(target, (client, upstream) => {
    client.setNoDelay(true);
    client.pipe(upstream);
    // Where one of the two fails, the proxy ends both.
    pipeline(upstream, split, client).catch(() => undefined);
  });
  const url = Object.assign(new URL(target), { host: `127.0.0.1:${proxy.port}` }).href;
  return { url, splits: () => state.splits, close: proxy.close };
}

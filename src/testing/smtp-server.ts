import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach } from "vitest";

export interface Received {
  from: string;
  to: string[];
  /** As it came over the wire. */
  source: string;
  /** Of a header, without its folds; null where it is absent. */
  header: (name: string) => string | null;
}

/** A real SMTP server for the tests of a file. Call it once, outside the tests. */
export function smtpServer() {
  const received: Received[] = [];
  /** Answers that are given instead of taking the next emails, in order. */
  const refusals: { code: number; words: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, callback) {
      text(stream).then((source) => {
        const refusal = refusals.shift();
        if (refusal) return callback(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
        const head = source.slice(0, source.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, " ");
        received.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
          to: session.envelope.rcptTo.map(({ address }) => address),
          source,
          header: (name) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? null,
        });
        callback();
      }, callback);
    },
  });
  let url = "";
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  beforeEach(() => {
    received.length = 0;
    refusals.length = 0;
  });
  return { received, refusals, url: () => url };
}

import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** One request to the model server and what went back over the wire, with the time at which each piece was sent. */
export interface Exchange {
  /** The same for the same words. */
  key: string;
  body: string;
  receivedAt: number;
  status: number;
  pieces: { at: number; text: string }[];
  usage: { inputTokens: number; outputTokens: number } | null;
  /** The whole answer was sent. */
  isWhole: boolean;
  isOver: boolean;
}

/** Counts what passes between us and a model server, automatically: neither of the two is asked. */
export interface Wire {
  baseUrl: string;
  exchanges: Exchange[];
  /** Called with the number of pieces that were sent so far, before the next one is. */
  onPiece: (sent: number) => void;
  /** Holds back what follows a piece of an answer until it resolves; what follows is cut where it rejects. */
  hold: ((exchange: Exchange) => Promise<void>) | null;
  stop: () => Promise<void>;
}

export async function startWire(target: string): Promise<Wire> {
  let sent = 0;
  /** Line by line, an empty one being the end of a piece. */
  const pass = async (answered: IncomingMessage, response: ServerResponse, exchange: Exchange) => {
    let rest = "";
    let isPiece = false;
    for await (const chunk of answered.setEncoding("utf8")) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        response.write(`${line}\n`);
        if (note(exchange, line)) isPiece = true;
        if (line !== "" || !isPiece) continue;
        isPiece = false;
        sent += 1;
        wire.onPiece(sent);
        await wire.hold?.(exchange);
      }
    }
    response.end(rest);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = String(await buffer(request));
    const exchange: Exchange = {
      key: createHash("sha256").update(body).digest("hex").slice(0, 16),
      body,
      receivedAt: Date.now(),
      status: 0,
      pieces: [],
      usage: null,
      isWhole: false,
      isOver: false,
    };
    wire.exchanges.push(exchange);
    const { host: _, ...headers } = request.headers;
    const path = (request.url ?? "").replace(/^\/v1/, "");
    // Each over a connection of its own: one that was kept may be closed by the server while the next request is on its way.
    const onward = send(`${target}${path}`, { method: request.method, headers, agent: false });
    const over = () => {
      exchange.isOver = true;
      onward.destroy();
    };
    response.on("close", over);
    onward.on("error", () => response.destroy());
    onward.on("response", (answered) => {
      exchange.status = answered.statusCode ?? 0;
      response.writeHead(exchange.status, answered.headers);
      // Cut on the way: so is what we pass on.
      pass(answered, response, exchange).catch(() => response.destroy());
    });
    onward.end(body);
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  // It never closes a connection that rests: a request sent at that moment would reach no one, and be in the ledger alone.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const wire: Wire = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    exchanges: [],
    onPiece: () => undefined,
    hold: null,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return wire;
}

interface Sent {
  choices?: { delta?: { content?: string } }[];
  usage?: { prompt_tokens: number; completion_tokens: number } | null;
}

/** @returns whether the line carries words of the answer. */
function note(exchange: Exchange, line: string): boolean {
  if (!line.startsWith("data: ")) return false;
  if (line.startsWith("data: [DONE]")) {
    exchange.isWhole = true;
    return false;
  }
  const { choices, usage } = JSON.parse(line.slice("data: ".length)) as Sent;
  if (usage) exchange.usage = { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
  const text = choices?.[0]?.delta?.content ?? "";
  if (text === "") return false;
  exchange.pieces.push({ at: Date.now(), text });
  return true;
}

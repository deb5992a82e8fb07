import "server-only";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { makeAnswerer } from "./answer-request";
import { endConnectionsWell } from "./connections";
import type { AnswerOptions } from "./exchange";

/** Answers still in progress get this long after a stop was asked for. */
const DRAIN_MILLISECONDS = 4_000;

/**
 * Turns of the event loop between a stop and the closing of the port. A busy process has yet to take connections that the system has
 * made for it, and to read what was sent on them: closing would cut off who waits there.
 */
const LAST_TURNS = 50;

export interface ServeOptions extends Omit<AnswerOptions, "isStopping"> {
  port: number;
  host: string;
  /** An existing server to listen on, for a handler that must know it beforehand (hot reload). */
  server?: Server;
}

export interface RunningServer {
  /** The port that was really taken. */
  port: number;
  /** Answers those who have already connected, accepts no more, lets answers in progress finish, then cuts what is left. */
  stop(): Promise<void>;
}

/** A server with limits against slow and endless requests. It does not listen yet. */
export function makeServer(): Server {
  const server = createServer({ maxHeaderSize: 32 * 1024 });
  server.headersTimeout = 20_000;
  // Long enough for 2 GiB over a slow line.
  server.requestTimeout = 60 * 60 * 1_000;
  // Longer than the minute after which common load balancers drop an idle connection.
  server.keepAliveTimeout = 65_000;
  server.maxRequestsPerSocket = 0;
  return server;
}

const refusals: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/**
 * What came is no request, or did not come in time. Whoever opened a connection ahead and has said nothing yet, as browsers do,
 * gets no answer: it would be taken for the answer to the request that is just being sent, where a connection that closes is
 * simply opened again.
 */
function refuse(error: NodeJS.ErrnoException, socket: Duplex & { bytesRead?: number }): void {
  if (!socket.writable || socket.bytesRead === 0) return void socket.destroy();
  const status = refusals[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** Listens. Rejects with the system's error if the port cannot be taken. */
export async function serve({ port, host, server = makeServer(), ...options }: ServeOptions): Promise<RunningServer> {
  let isStopping = false;
  endConnectionsWell(server);
  server.on("request", makeAnswerer({ ...options, isStopping: () => isStopping }));
  server.on("clientError", refuse);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      isStopping = true;
      for (let turn = 0; turn < LAST_TURNS; turn += 1) await nextTurn();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MILLISECONDS);
      await closed;
      clearTimeout(timer);
    },
  };
}

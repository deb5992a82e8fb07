import "server-only";
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Sink } from "./compress";

/** The response's own methods, untouched by the interception. */
export type RawResponse = Pick<ServerResponse, "writeHead" | "write" | "end">;

export interface Interception {
  /** Called once, when the status and headers are known and the first byte is about to leave. */
  begin(raw: RawResponse): { hold: true } | { hold: false; sink: Sink };
  /** The whole body of an answer that was held back. */
  complete(body: Buffer, raw: RawResponse): void;
}

type Callback = (error?: Error | null) => void;

/**
 * Puts itself between a handler and its response: headers wait until the first byte, and a body is either held back
 * until it is whole or streamed through a sink.
 */
export function intercept(response: ServerResponse, interception: Interception): void {
  const raw: RawResponse = {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
  };
  const held: Buffer[] = [];
  let way: ReturnType<Interception["begin"]> | undefined;
  // Node's own write() calls writeHead() on the object, so the real one must be back before anything is really sent.
  const release = () => Reflect.deleteProperty(response, "writeHead");
  const begin = () => {
    if (way) return way;
    way = interception.begin(raw);
    if (!way.hold) release();
    return way;
  };
  const pass = (chunk: unknown, encoding: unknown): boolean => {
    const to = begin();
    if (chunk === undefined || chunk === null || typeof chunk === "function") return true;
    const bytes = toBuffer(chunk, encoding);
    if (!to.hold) return to.sink.write(bytes);
    held.push(bytes);
    return true;
  };
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    applyHeaders(response, rest);
    return response;
  }) as ServerResponse["writeHead"];
  response.flushHeaders = () => undefined;
  response.write = ((chunk: unknown, encoding?: unknown, callback?: Callback) => {
    const isFlowing = pass(chunk, encoding);
    const done = typeof encoding === "function" ? (encoding as Callback) : callback;
    if (done) process.nextTick(done);
    return isFlowing;
  }) as ServerResponse["write"];
  response.end = ((chunk?: unknown, encoding?: unknown, callback?: Callback) => {
    const to = begin();
    pass(chunk, encoding);
    const done = [chunk, encoding, callback].find((part) => typeof part === "function") as Callback | undefined;
    if (done) response.once("finish", () => done());
    if (to.hold) {
      release();
      interception.complete(held.length === 1 && held[0] ? held[0] : Buffer.concat(held), raw);
    } else to.sink.end();
    return response;
  }) as ServerResponse["end"];
}

/** Gives a response back as Node made it, for an answer that replaces the handler's. */
export function stopIntercepting(response: ServerResponse): void {
  for (const name of ["writeHead", "flushHeaders", "write", "end"]) Reflect.deleteProperty(response, name);
}

/** A sink that changes nothing. */
export function plainSink(raw: RawResponse): Sink {
  return { write: (chunk) => raw.write(chunk), end: () => void raw.end() };
}

function toBuffer(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string")
    return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  return Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
}

/** `writeHead(status, [message], headers)`, headers as an object or as a flat list of names and values. */
function applyHeaders(response: ServerResponse, rest: readonly unknown[]): void {
  const last = rest.at(-1);
  if (typeof rest[0] === "string") response.statusMessage = rest[0];
  if (Array.isArray(last)) {
    for (let at = 0; at + 1 < last.length; at += 2) response.appendHeader(String(last[at]), last[at + 1] as string);
  } else if (typeof last === "object" && last !== null) {
    for (const [name, value] of Object.entries(last as OutgoingHttpHeaders)) {
      if (value !== undefined) response.setHeader(name, value as Exclude<OutgoingHttpHeader, undefined>);
    }
  }
}

import "server-only";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, createGzip, gzip, gzipSync } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

const brotli = promisify(brotliCompress);
const gzipOnce = promisify(gzip);
/** Below this a compressed answer does not fit fewer packets than a plain one. */
const LEAST_BYTES = 1_024;
/** Up to here the way to another thread and back takes longer than compressing: on a busy machine, many times as long. */
const MOST_BYTES_AT_ONCE = 64 * 1_024;
const COMPRESSIBLE =
  /^(?:text\/(?!event-stream)|application\/(?:json|ld\+json|manifest\+json|javascript|xml|rss\+xml|atom\+xml|jsonl)|image\/svg\+xml)/;

export function isCompressible(contentType: string | undefined): boolean {
  return contentType !== undefined && COMPRESSIBLE.test(contentType);
}

/** Refusals (`;q=0`) count; other weights do not, since every browser that takes brotli prefers it. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return "identity";
  const accepted = acceptEncoding
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ""))
    .map(([name]) => name);
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : "identity";
}

/** One body in every encoding that was asked for so far; each is made once. */
export class EncodedBody {
  readonly #encoded = new Map<Encoding, Promise<Buffer> | Buffer>();

  constructor(
    readonly plain: Buffer,
    private readonly mayCompress: boolean,
  ) {}

  /** Plain bytes of a small or incompressible body, whatever was asked for. */
  encodingFor(wanted: Encoding): Encoding {
    return this.mayCompress && this.plain.length >= LEAST_BYTES ? wanted : "identity";
  }

  /** The bytes themselves if they are at hand, else a promise of them. */
  bytes(encoding: Encoding): Buffer | Promise<Buffer> {
    if (encoding === "identity") return this.plain;
    const found = this.#encoded.get(encoding);
    if (found) return found;
    const making = encode(this.plain, encoding).then((bytes) => {
      this.#encoded.set(encoding, bytes);
      return bytes;
    });
    this.#encoded.set(encoding, making);
    return making;
  }
}

/** For bodies that many will get: smaller is worth a few milliseconds. */
function encode(body: Buffer, encoding: "br" | "gzip"): Promise<Buffer> {
  if (encoding === "gzip") return gzipOnce(body, { level: 7 });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 6,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** For a body that one visitor gets once: the fastest that is still worth it. */
export async function compressOnce(body: Buffer, encoding: Encoding): Promise<{ bytes: Buffer; encoding: Encoding }> {
  if (encoding === "identity" || body.length < LEAST_BYTES) return { bytes: body, encoding: "identity" };
  const bytes = body.length <= MOST_BYTES_AT_ONCE ? gzipSync(body, { level: 1 }) : await gzipOnce(body, { level: 1 });
  return { bytes, encoding: "gzip" };
}

export interface Sink {
  write(chunk: Buffer): boolean;
  end(): void;
}

type Raw = Pick<ServerResponse, "write" | "end">;

/** Compresses a streamed answer, chunk by chunk, so that nothing waits in here. */
export function gzipSink(response: ServerResponse, raw: Raw): Sink {
  const stream = createGzip({ level: 1, flush: constants.Z_SYNC_FLUSH });
  stream.on("data", (chunk: Buffer) => {
    if (!raw.write(chunk)) stream.pause();
  });
  response.on("drain", () => stream.resume());
  stream.on("drain", () => response.emit("drain"));
  stream.on("end", () => raw.end());
  response.on("close", () => stream.destroy());
  return {
    write: (chunk) => stream.write(chunk),
    end: () => void stream.end(),
  };
}

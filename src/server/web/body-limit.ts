import "server-only";
import type { IncomingMessage } from "node:http";

const KiB = 1024;
const MiB = 1024 * KiB;

export interface BodyLimits {
  /** One stored file, and one packed course, in bytes. */
  uploadBytes: number;
  /** How long any other body may take to arrive; a minute if not given. */
  patienceMilliseconds?: number;
}

/** How much a request may carry, by the beginning of its path; the first that fits counts. */
export function bodyLimitFor(path: string, limits: BodyLimits): number {
  if (path.startsWith("/api/uploads") || path.startsWith("/files/")) return limits.uploadBytes;
  if (path.startsWith("/api/inngest")) return 8 * MiB;
  if (path.startsWith("/api/trpc")) return 4 * MiB;
  return 512 * KiB;
}

/** Cuts off a body that trickles in to hold a connection; uploads may take as long as the server allows any request. */
export function enforceBodyTime(request: IncomingMessage, limit: number, limits: BodyLimits): void {
  const hasBody =
    request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0;
  if (!hasBody || limit >= limits.uploadBytes) return;
  const timer = setTimeout(() => request.destroy(), limits.patienceMilliseconds ?? 60_000);
  timer.unref();
  request.once("end", () => clearTimeout(timer));
  request.once("close", () => clearTimeout(timer));
}

/** Ends a request whose body outgrows what was declared or allowed, before anything downstream has stored it. */
export function enforceBodyLimit(request: IncomingMessage, limit: number, onExcess: () => void): boolean {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > limit) return false;
  if (request.headers["transfer-encoding"] === undefined) return true;
  // Without a declared length only counting helps. Node's parser hands each piece to `push`.
  let bytes = 0;
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    bytes += chunk?.length ?? 0;
    if (bytes > limit) {
      onExcess();
      return false;
    }
    return push(chunk, encoding);
  };
  return true;
}

import { createHash, randomBytes } from "node:crypto";
import { createWriteStream, openAsBlob, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { MediaFile } from "@/features/media/schema";
import { UploadFailure } from "@/features/media/sending/insist";
import { type PartAddress, sendFile } from "@/features/media/sending/send-file";
import { uuidV7 } from "@/lib/uuid-v7";
import type { AppRouter } from "@/server/trpc/root";
import { cuttingProxy } from "./cutting-proxy";

const MiB = 1024 * 1024;

export interface UploadTrial {
  bytes: number;
  cuts: number;
  seconds: number;
  sentSha256: string;
  file: MediaFile;
  /** The most that any of the watched processes grew by during the upload, in resident bytes; 0 where that cannot be read. */
  grownBytes: number;
}

/**
 * Uploads a file of random bytes to a real site through a proxy that cuts every connection so many times on the way, with
 * the very code that browsers run, and watches the memory of the site's processes.
 */
export async function tryUpload(
  site: { url: string; cookie: string; pids: () => readonly number[] },
  { mebibytes, cuts }: { mebibytes: number; cuts: number },
): Promise<UploadTrial> {
  const folder = await mkdtemp(join(tmpdir(), "lectern-upload-"));
  const bytes = mebibytes * MiB;
  const proxy = await cuttingProxy(new URL(site.url), bytes / (cuts + 1), cuts);
  const memory = watchMemory(site.pids);
  const started = Date.now();
  try {
    const { path, sha256 } = await writeRandom(join(folder, "film.bin"), bytes);
    const file = new File([await openAsBlob(path)], "film.bin", { lastModified: 1 });
    const stored = await sendFile(file, clientOf(site, proxy.origin));
    const seconds = (Date.now() - started) / 1000;
    return { bytes, cuts: proxy.cuts(), seconds, sentSha256: sha256, file: stored, grownBytes: memory.growth() };
  } finally {
    memory.stop();
    proxy.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function clientOf({ url, cookie }: { url: string; cookie: string }, through: string) {
  // Calls keep the site's own origin, which it asks for; what goes through the proxy are the bytes.
  const api = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers: { cookie } })] });
  return {
    uploadId: uuidV7(),
    server: {
      start: (input: Parameters<typeof api.media.startUpload.mutate>[0]) => api.media.startUpload.mutate(input),
      sign: (input: Parameters<typeof api.media.signParts.mutate>[0]) => api.media.signParts.mutate(input),
      complete: (input: { uploadId: string }) => api.media.completeUpload.mutate(input),
    },
    hash: async (bytes: ArrayBuffer) => createHash("sha256").update(Buffer.from(bytes)).digest("hex"),
    signal: new AbortController().signal,
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(milliseconds, 300))),
    put: (address: PartAddress, part: Blob, signal: AbortSignal) => put(through, address, part, signal),
    onTrouble: () => undefined,
    onProgress: () => undefined,
    onChecking: () => undefined,
  };
}

async function put(through: string, { url, headers }: PartAddress, part: Blob, signal: AbortSignal): Promise<void> {
  try {
    const target = url.startsWith("/") ? through + url : url;
    const answer = await fetch(target, { method: "PUT", headers: { ...headers }, body: part, signal });
    if (!answer.ok) throw new Error(`the part was answered with ${answer.status}`);
  } catch {
    throw new UploadFailure("common.offline", {}, false);
  }
}

async function writeRandom(path: string, bytes: number): Promise<{ path: string; sha256: string }> {
  const hash = createHash("sha256");
  const chunks = function* () {
    // Starts like an archive, so that it is one for whoever looks.
    for (let left = bytes, head = Buffer.from("PK\x03\x04"); left > 0; head = Buffer.alloc(0)) {
      const chunk = Buffer.concat([head, randomBytes(Math.min(MiB, left) - head.length)]);
      left -= chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(Readable.from(chunks()), createWriteStream(path));
  return { path, sha256: hash.digest("hex") };
}

/** How far processes have grown since now, by Linux' own books. A process that starts later counts from its first look. */
function watchMemory(pids: () => readonly number[]): { growth: () => number; stop: () => void } {
  const first = new Map<number, number>();
  let growth = 0;
  const look = () => {
    for (const pid of pids()) {
      const bytes = residentBytes(pid);
      const before = first.get(pid) ?? bytes;
      first.set(pid, before);
      growth = Math.max(growth, bytes - before);
    }
  };
  look();
  const timer = setInterval(look, 100);
  return { growth: () => growth, stop: () => clearInterval(timer) };
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Every process below one, itself included. */
export function processTree(root: number): number[] {
  const found = [root];
  for (let at = 0; at < found.length; at += 1) {
    try {
      const children = readFileSync(`/proc/${found[at]}/task/${found[at]}/children`, "utf8").trim();
      if (children !== "") found.push(...children.split(" ").map(Number));
    } catch {
      // Gone between two looks.
    }
  }
  return found;
}

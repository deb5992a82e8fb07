import { partSize } from "@/features/media/rules";
import type { MediaFile, SignParts, StartUpload, UploadPlan } from "@/features/media/schema";
import { type InsistOptions, insist, UploadFailure } from "./insist";

export interface PartAddress {
  partNumber: number;
  url: string;
  headers: Readonly<Record<string, string>>;
}

/** The server's side of an upload; the router's procedures in a browser. */
export interface UploadServer {
  start: (input: StartUpload) => Promise<UploadPlan>;
  sign: (input: SignParts) => Promise<PartAddress[]>;
  complete: (input: { uploadId: string }) => Promise<MediaFile>;
}

export interface SendOptions extends InsistOptions {
  server: UploadServer;
  /** Sends one part; throws UploadFailure. `onSent` is told how many of its bytes have left. */
  put: (address: PartAddress, bytes: Blob, signal: AbortSignal, onSent: (bytes: number) => void) => Promise<void>;
  /** Lower-case hex of SHA-256, or null where the browser has none. */
  hash: ((bytes: ArrayBuffer) => Promise<string>) | null;
  onProgress: (sentBytes: number) => void;
  onChecking: () => void;
}

const PARALLEL_PARTS = 3;
const MOST_ROUNDS = 3;

/** Sends a file in parts, three at a time, from where an earlier try stopped, until the server has made a file of them. */
export async function sendFile(
  file: File,
  { uploadId, ...options }: SendOptions & { uploadId: string },
): Promise<MediaFile> {
  const { server } = options;
  const start = { uploadId, name: file.name, sizeBytes: file.size, lastModified: file.lastModified };
  for (let round = 1; ; round += 1) {
    const plan = await insist(() => server.start({ ...start, isHashed: options.hash !== null }), options);
    if (plan.file) return plan.file;
    await sendParts(file, plan, options);
    options.onChecking();
    const onTrouble = (wait: number | null) => (wait === null ? options.onChecking() : options.onTrouble(wait));
    try {
      return await insist(() => server.complete({ uploadId }), { ...options, onTrouble });
    } catch (error) {
      // Another tab's part of an older file of that name, or a storage that lost one: whatever is missing is sent again.
      const isMissing = error instanceof UploadFailure && error.reason === "media.parts_missing";
      if (!isMissing || round >= MOST_ROUNDS) throw error;
    }
  }
}

async function sendParts(file: File, plan: UploadPlan, options: SendOptions): Promise<void> {
  const sent = new Map(plan.arrived.map((number) => [number, partSize(file.size, number)]));
  const tell = () => options.onProgress([...sent.values()].reduce((sum, bytes) => sum + bytes, 0));
  tell();
  const open = Array.from({ length: plan.partCount }, (_, index) => index + 1).filter((number) => !sent.has(number));
  // One part that cannot be sent ends the others; what has arrived stays.
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const work = async () => {
    for (let number = open.shift(); number !== undefined; number = open.shift()) {
      const partNumber = number;
      await insist(
        () =>
          sendPart(file, { ...plan, partNumber }, { ...options, signal }, (bytes) => {
            sent.set(partNumber, bytes);
            tell();
          }),
        { ...options, signal },
      );
    }
  };
  const workers = Array.from({ length: PARALLEL_PARTS }, () =>
    work().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  await Promise.all(workers);
}

async function sendPart(
  file: File,
  { uploadId, partBytes, partNumber }: UploadPlan & { partNumber: number },
  options: SendOptions,
  onSent: (bytes: number) => void,
): Promise<void> {
  const from = (partNumber - 1) * partBytes;
  const part = file.slice(from, from + partBytes);
  const sha256 = options.hash ? await options.hash(await readPart(part)) : null;
  const [address] = await options.server.sign({ uploadId, parts: [{ partNumber, sha256 }] });
  if (!address) throw new UploadFailure("common.unexpected", {}, true);
  try {
    await options.put(address, part, options.signal, onSent);
    onSent(part.size);
  } catch (error) {
    onSent(0);
    throw error;
  }
}

/** A file that was moved, changed or is on a drive that is gone cannot be read anymore. */
async function readPart(part: Blob): Promise<ArrayBuffer> {
  try {
    return await part.arrayBuffer();
  } catch {
    throw new UploadFailure("media.file_changed", {}, true);
  }
}

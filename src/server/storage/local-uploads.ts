import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/app-error";
import { measureBytes } from "./measure-bytes";
import type { LinkSigner } from "./signed-links";
import type { ArrivedPart, MultipartUploads, PartRequest, PartWish, StoredBytes } from "./storage";
import { assertStorageKey } from "./storage-key";

const MOST_PART_BYTES = 128 * 1024 * 1024;
const READ_BYTES = 1024 * 1024;
const UPLOAD_ID = /^[0-9a-f-]{36}$/;

interface Options {
  folder: string;
  put: (key: string, body: Readable, maxBytes: number) => Promise<StoredBytes>;
  signer: LinkSigner;
  linkPath: string;
}

/** Uploads in pieces, kept as `uploads/ID/part-NUMBER-MD5` until they are put together. */
export class LocalUploads implements MultipartUploads {
  constructor(private readonly options: Options) {}

  async begin(key: string): Promise<{ uploadId: string }> {
    assertStorageKey(key);
    const uploadId = randomUUID();
    await mkdir(this.#folder(uploadId), { recursive: true, mode: 0o700 });
    await writeFile(join(this.#folder(uploadId), "key"), key);
    return { uploadId };
  }

  async partRequest(key: string, uploadId: string, part: PartWish, lifetimeSeconds: number): Promise<PartRequest> {
    const expires = Math.ceil(Date.now() / 1000) + lifetimeSeconds;
    const facts = {
      upload: uploadId,
      part: String(part.partNumber),
      size: String(part.sizeBytes),
      ...(part.sha256 === null ? {} : { sha256: part.sha256 }),
    };
    const query = this.options.signer.sign({ method: "PUT", key, expires, facts });
    return { url: `${this.options.linkPath}/${key}?${query}`, headers: {} };
  }

  /**
   * Takes one piece in, replacing an earlier try. What is too long, too short or not what was announced leaves nothing behind.
   * Throws "storage.no_upload", "storage.too_large", "storage.wrong_size" or "storage.wrong_checksum".
   */
  async receivePart(
    key: string,
    uploadId: string,
    { partNumber, sizeBytes, sha256 }: PartWish,
    body: Readable,
  ): Promise<{ etag: string }> {
    await this.#assertUpload(key, uploadId);
    const incoming = join(this.#folder(uploadId), `incoming-${randomUUID()}`);
    const etag = createHash("md5");
    const { through, result } = measureBytes(Math.min(sizeBytes, MOST_PART_BYTES));
    through.on("data", (chunk: Buffer) => etag.update(chunk));
    try {
      await pipeline(body, through, createWriteStream(incoming, { flags: "wx", mode: 0o600, flush: true }));
      const arrived = result();
      if (arrived.sizeBytes !== sizeBytes) throw new AppError("RULE_BROKEN", "storage.wrong_size", { partNumber });
      if (sha256 !== null && arrived.sha256 !== sha256)
        throw new AppError("RULE_BROKEN", "storage.wrong_checksum", { partNumber });
      const name = `part-${partNumber}-${etag.digest("hex")}`;
      await rename(incoming, join(this.#folder(uploadId), name));
      await this.#dropOthers(uploadId, partNumber, name);
      return { etag: `"${name.split("-")[2]}"` };
    } catch (error) {
      await rm(incoming, { force: true });
      // Aborted while the piece was on its way.
      if (isMissing(error)) throw new AppError("NOT_FOUND", "storage.no_upload");
      throw error;
    }
  }

  async parts(key: string, uploadId: string): Promise<ArrivedPart[]> {
    await this.#assertUpload(key, uploadId);
    const found = [];
    for (const name of await readdir(this.#folder(uploadId))) {
      const match = /^part-(\d+)-([0-9a-f]{32})$/.exec(name);
      const facts = match && (await stat(join(this.#folder(uploadId), name)).catch(() => null));
      if (facts) found.push({ partNumber: Number(match[1]), etag: `"${match[2]}"`, sizeBytes: facts.size });
    }
    return found.sort((one, other) => one.partNumber - other.partNumber);
  }

  async complete(key: string, uploadId: string, wanted: readonly ArrivedPart[]): Promise<void> {
    const present = await this.parts(key, uploadId);
    const files = wanted.map(({ partNumber, etag }) => {
      const part = present.find((candidate) => candidate.partNumber === partNumber && candidate.etag === etag);
      if (!part) throw new AppError("RULE_BROKEN", "storage.missing_part", { partNumber });
      return join(this.#folder(uploadId), `part-${partNumber}-${etag.slice(1, -1)}`);
    });
    async function* together() {
      for (const file of files) yield* createReadStream(file, { highWaterMark: READ_BYTES });
    }
    await this.options.put(key, Readable.from(together(), { objectMode: false }), Number.POSITIVE_INFINITY);
    await rm(this.#folder(uploadId), { recursive: true, force: true });
  }

  async *list(): AsyncIterable<{ key: string; uploadId: string; startedAt: Date }> {
    for (const uploadId of await readdir(this.options.folder).catch(() => [])) {
      if (!UPLOAD_ID.test(uploadId)) continue;
      const begun = join(this.#folder(uploadId), "key");
      const facts = await stat(begun).catch(() => null);
      if (facts) yield { key: await readFile(begun, "utf8"), uploadId, startedAt: facts.mtime };
    }
  }

  async abort(_key: string, uploadId: string): Promise<void> {
    await rm(this.#folder(uploadId), { recursive: true, force: true });
  }

  async #dropOthers(uploadId: string, partNumber: number, kept: string): Promise<void> {
    for (const name of await readdir(this.#folder(uploadId))) {
      if (name.startsWith(`part-${partNumber}-`) && name !== kept)
        await rm(join(this.#folder(uploadId), name), { force: true });
    }
  }

  async #assertUpload(key: string, uploadId: string): Promise<void> {
    const begun = await readFile(join(this.#folder(uploadId), "key"), "utf8").catch(() => null);
    if (begun !== key) throw new AppError("NOT_FOUND", "storage.no_upload");
  }

  #folder(uploadId: string): string {
    if (!UPLOAD_ID.test(uploadId)) throw new AppError("NOT_FOUND", "storage.no_upload");
    return join(this.options.folder, uploadId);
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

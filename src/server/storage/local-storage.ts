import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, opendir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { LocalUploads } from "./local-uploads";
import { measureBytes } from "./measure-bytes";
import { LinkSigner, linkWindow } from "./signed-links";
import type { ByteRange, LinkOptions, ObjectFacts, Storage, StoredBytes } from "./storage";
import { assertStorageKey } from "./storage-key";

interface LocalOptions {
  folder: string;
  /** Links are signed with a key derived from it. */
  secret: string;
  /** Where the site answers the links, without a slash at the end. */
  linkPath: string;
}

/** Files in a folder: `objects/KEY`, written in `incoming/` and moved into place when they are whole and on the disk. */
export class LocalStorage implements Storage {
  readonly uploads: LocalUploads;
  readonly signer: LinkSigner;
  readonly #objects: string;
  readonly #incoming: string;

  constructor(private readonly options: LocalOptions) {
    this.#objects = join(options.folder, "objects");
    this.#incoming = join(options.folder, "incoming");
    this.signer = new LinkSigner(options.secret);
    this.uploads = new LocalUploads({
      folder: join(options.folder, "uploads"),
      put: (key, body, maxBytes) => this.put(key, body, { mimeType: "application/octet-stream", maxBytes }),
      signer: this.signer,
      linkPath: options.linkPath,
    });
  }

  async put(
    key: string,
    body: Readable | Uint8Array,
    { maxBytes }: { mimeType: string; maxBytes: number },
  ): Promise<StoredBytes> {
    const target = this.#path(key);
    const incoming = join(this.#incoming, randomUUID());
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    const { through, result } = measureBytes(maxBytes);
    const source = body instanceof Uint8Array ? Readable.from([Buffer.from(body)]) : body;
    try {
      await pipeline(source, through, createWriteStream(incoming, { flags: "wx", mode: 0o600, flush: true }));
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(incoming, target);
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    }
    return result();
  }

  async open(key: string, range?: ByteRange): Promise<{ stream: Readable; sizeBytes: number } | null> {
    const facts = await this.head(key);
    if (!facts) return null;
    if (range && range.start >= facts.sizeBytes) throw new RangeError("the range begins behind the end");
    const file = await open(this.#path(key)).catch(ignoreMissing);
    if (!file) return null;
    return { stream: file.createReadStream(range ?? {}), sizeBytes: facts.sizeBytes };
  }

  async head(key: string): Promise<ObjectFacts | null> {
    const found = await stat(this.#path(key)).catch(ignoreMissing);
    return found?.isFile() ? { sizeBytes: found.size, modifiedAt: found.mtime } : null;
  }

  async delete(keys: readonly string[]): Promise<void> {
    for (const key of keys) await rm(this.#path(key), { force: true });
  }

  async link(key: string, { mimeType, fileName, disposition, lifetimeSeconds }: LinkOptions): Promise<string> {
    assertStorageKey(key);
    const { expires } = linkWindow(new Date(), lifetimeSeconds);
    const facts = { t: mimeType, n: fileName, d: disposition };
    return `${this.options.linkPath}/${key}?${this.signer.sign({ method: "GET", key, expires, facts })}`;
  }

  async *list(prefix: string): AsyncIterable<ObjectFacts & { key: string }> {
    const folder = await opendir(this.#objects, { recursive: true }).catch(ignoreMissing);
    if (!folder) return;
    for await (const entry of folder) {
      if (!entry.isFile()) continue;
      const key = join(entry.parentPath, entry.name)
        .slice(this.#objects.length + 1)
        .replaceAll("\\", "/");
      const facts = key.startsWith(prefix) ? await this.head(key) : null;
      if (facts) yield { key, ...facts };
    }
  }

  async dropHalfWritten(before: Date): Promise<number> {
    let dropped = 0;
    for (const name of await readdir(this.#incoming).catch(() => [])) {
      const path = join(this.#incoming, name);
      const facts = await stat(path).catch(ignoreMissing);
      if (!facts || facts.mtime >= before) continue;
      await rm(path, { force: true });
      dropped += 1;
    }
    return dropped;
  }

  async check(): Promise<void> {
    const probe = join(this.#incoming, `probe-${randomUUID()}`);
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    try {
      await writeFile(probe, "ready");
      if ((await readFile(probe, "utf8")) !== "ready")
        throw new Error("a file read back differs from what was written");
    } finally {
      await rm(probe, { force: true });
    }
  }

  /** For the route that answers links: a stream of a part of an object that is known to be there. */
  read(key: string, range?: ByteRange): Readable {
    return createReadStream(this.#path(key), range ?? {});
  }

  #path(key: string): string {
    assertStorageKey(key);
    return join(this.#objects, key);
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}

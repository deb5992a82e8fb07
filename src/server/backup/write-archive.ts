import "server-only";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Header, type Pack, pack } from "tar-stream";
import { entryNames, type Manifest } from "./manifest";

/** How many hashes are held until they are written: whoever reads holds as many. */
const ENTRIES_A_SUM = 1_000;

/** GNU tar and bsdtar know attributes of files under this prefix, and say nothing of them. */
export const MIME_ATTRIBUTE = "SCHILY.xattr.user.mime_type";

/**
 * A tar that is written beside its name and gets it when it is whole and on the disk. Readable by its owner alone. Each
 * entry's SHA-256 follows in an entry under `sums/`, in the form of sha256sum.
 */
export class ArchiveWriter {
  readonly #pack: Pack = pack();
  readonly #draft: string;
  readonly #written: Promise<void>;
  readonly #at: Date;
  #sums: string[] = [];
  #sumEntries = 0;
  entries = 0;

  constructor(
    private readonly path: string,
    at: Date,
  ) {
    this.#at = at;
    this.#draft = `${path}.${process.pid}.part`;
    const file = createWriteStream(this.#draft, { flags: "wx", mode: 0o600, flush: true });
    this.#written = pipeline(this.#pack, file);
    // Heard of where the next entry is awaited.
    this.#written.catch(() => undefined);
  }

  async addBytes(name: string, bytes: Buffer): Promise<void> {
    await this.#add({ name, size: bytes.length }, Readable.from([bytes]));
  }

  /** Returns the lower-case hex of the SHA-256. Fails if the stream has another length than `size`. */
  async addStream(name: string, size: number, body: Readable, mimeType: string): Promise<string> {
    return this.#add({ name, size, pax: { [MIME_ATTRIBUTE]: mimeType } }, body);
  }

  /** Ends the archive and gives it its name. */
  async finish(manifest: Omit<Manifest, "entries">): Promise<void> {
    await this.#writeSums();
    const bytes = Buffer.from(`${JSON.stringify({ ...manifest, entries: this.entries }, null, 1)}\n`);
    const sum = await this.#entry({ name: entryNames.manifest, size: bytes.length }, Readable.from([bytes]));
    const line = Buffer.from(`${sum}  ${entryNames.manifest}\n`);
    await this.#entry({ name: entryNames.manifestSum, size: line.length }, Readable.from([line]));
    this.#pack.finalize();
    await this.#written;
    await rename(this.#draft, this.path);
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.#pack.destroy();
    await this.#written.catch(() => undefined);
    await rm(this.#draft, { force: true });
  }

  async #add(header: Partial<Header> & { name: string; size: number }, body: Readable): Promise<string> {
    const sum = await this.#entry(header, body);
    this.#sums.push(`${sum}  ${header.name}\n`);
    if (this.#sums.length >= ENTRIES_A_SUM) await this.#writeSums();
    return sum;
  }

  async #writeSums(): Promise<void> {
    if (this.#sums.length === 0) return;
    const bytes = Buffer.from(this.#sums.join(""));
    this.#sums = [];
    this.#sumEntries += 1;
    const name = `${entryNames.sums}${String(this.#sumEntries).padStart(6, "0")}.sha256`;
    await this.#entry({ name, size: bytes.length }, Readable.from([bytes]));
  }

  async #entry(header: Partial<Header> & { name: string; size: number }, body: Readable): Promise<string> {
    const hash = createHash("sha256");
    const entry = this.#pack.entry({ mode: 0o600, mtime: this.#at, type: "file", ...header });
    const hashed = async function* () {
      for await (const chunk of body) {
        hash.update(chunk);
        yield chunk;
      }
    };
    // A full disk ends the pack and never the entry: whichever fails first is what went wrong.
    await Promise.race([
      pipeline(hashed, entry),
      this.#written.then(() => Promise.reject(new Error("The archive ended before its last entry."))),
    ]);
    this.entries += 1;
    return hash.digest("hex");
  }
}

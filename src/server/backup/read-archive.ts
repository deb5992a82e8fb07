import "server-only";
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ExtractEvents, extract } from "tar-stream";
import { BackupError } from "./backup-error";
import { entryNames, FORMAT, Manifest, Opening } from "./manifest";
import { MIME_ATTRIBUTE } from "./write-archive";

/** Lists are read whole. The longest is the manifest: some hundred tables, a thousand missing files. */
const MOST_BYTES_OF_A_LIST = 16 * 1024 * 1024;

type Entry = ExtractEvents["entry"][1];

export interface ArchiveEntry {
  name: string;
  size: number;
  mimeType: string;
  /** To be read whole, or not at all. */
  body: Readable;
}

/** "stop": the rest of the archive is of no interest. */
type Visit = (entry: ArchiveEntry) => Promise<"stop" | undefined>;

/**
 * Shows every entry but the archive's own lists to `visit`, in order, and returns what the archive says of itself; null if it
 * was stopped. Once it has returned that, no byte was another than the one that was written: before, nothing may be relied on.
 * Throws BackupError on an archive that is damaged or cut off.
 */
export async function readArchive(path: string, visit: Visit, signal: AbortSignal): Promise<Manifest | null> {
  const entries = extract();
  const source = createReadStream(path);
  const feeding = pipeline(source, entries, { signal });
  // Heard of where the next entry is awaited.
  feeding.catch(() => undefined);
  let visiting = false;
  const watched: Visit = async (entry) => {
    visiting = true;
    const answer = await visit(entry);
    visiting = false;
    return answer;
  };
  try {
    return await new Walk(path, watched).run(entries);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BackupError) throw error;
    // What the tar itself fails with breaks the body that is being visited as well.
    const broken = await feeding.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (visiting && (broken === null || isOfTheSystem(error))) throw error;
    if (isOfTheSystem(broken)) throw broken;
    throw damaged(path, error instanceof Error ? error.message : String(error));
  } finally {
    source.destroy();
    entries.destroy();
  }
}

class Walk {
  #unsummed: string[] = [];
  #count = 0;
  #manifest: { bytes: Buffer; sum: string } | undefined;

  constructor(
    private readonly path: string,
    private readonly visit: Visit,
  ) {}

  async run(entries: AsyncIterable<Entry>): Promise<Manifest | null> {
    for await (const raw of entries) {
      const hash = createHash("sha256");
      if (this.#manifest) {
        const line = `${this.#manifest.sum}  ${entryNames.manifest}\n`;
        if ((await this.#readList(raw, hash)).toString() !== line) throw this.#changed(entryNames.manifest);
        return this.#readManifest(this.#manifest.bytes);
      }
      if (await this.#take(raw, hash)) return null;
    }
    throw damaged(this.path, "its end is missing");
  }

  /** True if the visitor has seen enough. */
  async #take(raw: Entry, hash: Hash): Promise<boolean> {
    const { name } = raw.header;
    let isEnough = false;
    if (this.#count === 0) {
      this.#checkOpening(name === entryNames.opening ? await this.#readList(raw, hash) : null);
    } else if (name === entryNames.manifest) {
      this.#manifest = { bytes: await this.#readList(raw, hash), sum: hash.digest("hex") };
      return false;
    } else if (name.startsWith(entryNames.sums)) {
      if ((await this.#readList(raw, hash)).toString() !== this.#unsummed.join("")) throw this.#changed(name);
      this.#unsummed = [];
      this.#count += 1;
      return false;
    } else {
      isEnough = await this.#show(raw, hash);
    }
    this.#count += 1;
    this.#unsummed.push(`${hash.digest("hex")}  ${name}\n`);
    return isEnough;
  }

  async #show(raw: Entry, hash: Hash): Promise<boolean> {
    const { name, size = 0, pax } = raw.header;
    const mimeType = (pax as Record<string, string> | null | undefined)?.[MIME_ATTRIBUTE] ?? "application/octet-stream";
    let isRead = false;
    const bytes = hashing(raw, hash);
    const body = Readable.from(
      (async function* () {
        isRead = true;
        yield* bytes;
      })(),
      { objectMode: false },
    );
    const answer = await this.visit({ name, size, mimeType, body });
    if (answer === "stop") return true;
    if (!isRead) for await (const _chunk of bytes);
    return false;
  }

  #checkOpening(bytes: Buffer | null): void {
    const opening = Opening.safeParse(bytes && parseJson(bytes));
    if (!opening.success) throw new BackupError(`${this.path} is not a Lectern backup.`);
    if (opening.data.format > FORMAT)
      throw new BackupError(`${this.path} was made by a later version of Lectern. Update this one, then restore.`);
  }

  #readManifest(bytes: Buffer): Manifest {
    const manifest = Manifest.safeParse(parseJson(bytes));
    if (!manifest.success || manifest.data.entries !== this.#count || this.#unsummed.length > 0)
      throw this.#changed(entryNames.manifest);
    return manifest.data;
  }

  async #readList(raw: Entry, hash: Hash): Promise<Buffer> {
    if ((raw.header.size ?? 0) > MOST_BYTES_OF_A_LIST) throw this.#changed(raw.header.name);
    const chunks: Buffer[] = [];
    for await (const chunk of hashing(raw, hash)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  #changed(name: string): BackupError {
    return damaged(this.path, `its contents don't match ${name}`);
  }
}

async function* hashing(raw: Entry, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

const isOfTheSystem = (error: unknown): boolean => error instanceof Error && "code" in error && "syscall" in error;

const damaged = (path: string, why: string): BackupError =>
  new BackupError(`${path} is damaged or cut off (${why}). Nothing was restored. Use another backup.`);

import "server-only";
import { Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { readXmlTree, type XmlElement, XmlProblem } from "@/lib/xml-tree";
import type { SourceLimits } from "./limits";
import { SourceProblem } from "./source-problem";

/**
 * The parts of a .docx or .pptx (ISO/IEC 29500-2), unpacked in memory and only those that are asked for. Names are looked up,
 * never written anywhere, so no name can lead out of anything.
 */
export class OfficeArchive {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: SourceLimits,
  ) {}

  /** Reads the directory and holds it to the limits. @throws SourceProblem "damaged", "bomb", "locked" */
  static async open(bytes: Uint8Array, limits: SourceLimits): Promise<OfficeArchive> {
    try {
      const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= limits.entries) throw new SourceProblem("bomb");
        if (entry.isEncrypted()) throw new SourceProblem("locked");
        entries.set(entry.fileName, entry);
      }
      return new OfficeArchive(zip, entries, limits);
    } catch (error) {
      throw error instanceof SourceProblem ? error : new SourceProblem("damaged");
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A part as an XML tree; null where there is none. @throws SourceProblem "damaged", "bomb" */
  async xml(name: string): Promise<XmlElement | null> {
    const entry = this.entries.get(name);
    if (!entry) return null;
    try {
      return readXmlTree(decodeXml(await this.unpack(entry)));
    } catch (error) {
      if (error instanceof SourceProblem) throw error;
      if (error instanceof XmlProblem && error.problem === "entities") throw new SourceProblem("bomb");
      throw new SourceProblem("damaged");
    }
  }

  close(): void {
    this.zip.close();
  }

  /** What the directory claims is one thing; what comes out is counted. */
  private async unpack(entry: Entry): Promise<Buffer> {
    const { compressedSize, uncompressedSize } = entry;
    const { limits } = this;
    const most = Math.max(limits.ratioFreeBytes, compressedSize * limits.ratio);
    if (uncompressedSize > most || uncompressedSize > limits.textBytes) throw new SourceProblem("bomb");
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.unpacked += chunk.length;
        done(this.unpacked > limits.unpackedBytes ? new SourceProblem("bomb") : null, chunk);
      },
    });
    const stream = await this.zip.openReadStreamPromise(entry);
    const [bytes] = await Promise.all([buffer(meter), pipeline(stream, meter)]);
    return bytes;
  }
}

/** Parts are UTF-8 or UTF-16 by the standard, the latter with a byte-order mark. */
function decodeXml(bytes: Buffer): string {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(label, { fatal: true }).decode(bytes);
}

import "server-only";
import { createWriteStream } from "node:fs";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";

/**
 * Writes a stream to a file that must not exist yet. `onBytes` sees each chunk's length and the sum so far before it is
 * written and may throw to stop.
 */
export async function pourInto(
  localPath: string,
  stream: Readable,
  onBytes: (added: number, total: number) => void,
): Promise<{ size: number; crc32: number }> {
  let size = 0;
  let checksum = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      try {
        onBytes(chunk.length, size);
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      checksum = crc32(chunk, checksum);
      done(null, chunk);
    },
  });
  await pipeline(stream, meter, createWriteStream(localPath, { flags: "wx", mode: 0o600 }));
  return { size, crc32: checksum };
}

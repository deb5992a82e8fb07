import "server-only";
import type { Readable } from "node:stream";
import { ZipFile } from "yazl";

export interface ZipEntry {
  path: string;
  /** False for what is packed already: images, videos. */
  isText: boolean;
  open(): Promise<Readable>;
}

/** A .zip that is made while it is read: one entry after the other, none before its turn. Fails as a stream. */
export function zipStream(entries: readonly ZipEntry[], madeAt: Date): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const opened = new Set<Readable>();
  // It starts at once: what fails before anyone reads is told to whoever reads then.
  output.on("error", () => undefined);
  zip.on("error", (error: Error) => output.destroy(error));
  output.on("close", () => {
    for (const stream of opened) stream.destroy();
  });
  for (const { path, isText, open } of entries) {
    zip.addReadStreamLazy(path, { mtime: madeAt, mode: 0o100644, compress: isText }, (done) => {
      open().then(
        (stream) => {
          opened.add(stream);
          stream.once("close", () => opened.delete(stream));
          // What a source fails with must reach whoever reads the archive.
          stream.once("error", (error) => output.destroy(error));
          if (output.destroyed) stream.destroy();
          done(null, stream);
        },
        (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }
  zip.end();
  return output;
}

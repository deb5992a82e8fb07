import "server-only";
import { Readable } from "node:stream";
import { describeDisposition } from "@/server/storage/serving-rules";

/** No one but the one who asked keeps a copy. */
const notKept = { "cache-control": "private, no-store" };

/** Text as a file to keep. Each piece is read when the one before has left, and none after the reader has gone. */
export function fileResponse(pieces: AsyncGenerator<string>, { name, type }: { name: string; type: string }): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      ...notKept,
    },
  });
}

/** A .zip to keep, sent while it is packed. */
export const archiveResponse = (archive: Readable, name: string): Response =>
  new Response(Readable.toWeb(archive) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": describeDisposition("attachment", name),
      "x-content-type-options": "nosniff",
      ...notKept,
    },
  });

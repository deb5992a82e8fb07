import "server-only";
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { type ContentRefusal, judgeContent } from "@/features/media/rules";
import { SNIFF_BYTES, sniffContent } from "@/server/storage/sniff-content";
import type { Storage } from "@/server/storage/storage";
import { holdsProgram, MOST_DRAWING_BYTES } from "./holds-program";

export interface Inspection {
  sha256: string;
  sizeBytes: number;
  mimeType: string;
  refusal: ContentRefusal | null;
}

/** Reads an object once, from its first byte to its last, and says what it is. Memory does not grow with it. */
export async function inspectObject(storage: Storage, key: string, name: string): Promise<Inspection> {
  const opened = await storage.open(key);
  if (!opened) throw new Error(`${key} is not in storage`);
  const hash = createHash("sha256");
  const head: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of opened.stream as AsyncIterable<Buffer>) {
    if (sizeBytes < SNIFF_BYTES) head.push(chunk.subarray(0, SNIFF_BYTES - sizeBytes));
    sizeBytes += chunk.length;
    hash.update(chunk);
  }
  const mimeType = await sniffContent(Buffer.concat(head), name);
  const refusal = judgeContent(mimeType, name) ?? (await judgeDrawing(storage, key, mimeType, sizeBytes));
  return { sha256: hash.digest("hex"), sizeBytes, mimeType, refusal };
}

async function judgeDrawing(
  storage: Storage,
  key: string,
  mimeType: string,
  sizeBytes: number,
): Promise<ContentRefusal | null> {
  if (mimeType !== "image/svg+xml") return null;
  if (sizeBytes > MOST_DRAWING_BYTES) return "media.drawing_with_program";
  const opened = await storage.open(key);
  const text = opened ? (await buffer(opened.stream)).toString("utf8") : "";
  return holdsProgram(text) ? "media.drawing_with_program" : null;
}

import { createHash } from "node:crypto";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import type { attemptScenes } from "./attempt-scene";
import { sendPart } from "./send-part";

type Api = Awaited<ReturnType<ReturnType<typeof attemptScenes>["scene"]>>["api"];

interface BroughtFile {
  attemptId: string;
  questionVersionId: string;
  name: string;
  bytes: Buffer;
  uploadId?: string;
}

/** Sends all of a file to a question of a running attempt, as a browser would, and doesn't complete it. Of one part at most. */
export async function sendAnswerFile(
  { files }: Api,
  { bytes, uploadId = uuidV7(), attemptId, ...file }: BroughtFile,
): Promise<string> {
  await files.start({ attemptId, uploadId, ...file, sizeBytes: bytes.length, lastModified: 1, isHashed: true });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [part] = await files.signParts({ attemptId, uploadId, parts: [{ partNumber: 1, sha256 }] });
  if (!part) throw new Error("no address for the part");
  const status = await sendPart(getStorage(), part, bytes);
  if (status !== 200) throw new Error(`the part was answered with ${status}`);
  return uploadId;
}

/** The same, completed: its id, by which an answer may name it. */
export async function bringFile(api: Api, file: BroughtFile): Promise<string> {
  const uploadId = await sendAnswerFile(api, file);
  return (await api.files.complete({ attemptId: file.attemptId, uploadId })).id;
}

import { api } from "@/components/api/client";
import { uuidV7 } from "@/lib/uuid-v7";

async function hashOf(file: File): Promise<string | null> {
  // Absent on plain http to anything but this machine.
  if (!globalThis.crypto?.subtle) return null;
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Of the profile; of the page as an instructor the portrait or the cover. */
export type PictureOf = "profile" | "instructor" | "cover";

const saves = {
  profile: api.profiles.savePicture.mutate,
  instructor: api.instructors.savePortrait.mutate,
  cover: api.instructors.saveCover.mutate,
} as const;

/** Sends an image straight to the storage and makes it one's own; gives what is shown from now on. */
export async function sendPicture(
  file: File,
  of: PictureOf,
): Promise<{ picture: string | null; savedAt: string | Date }> {
  const uploadId = uuidV7();
  const sha256 = await hashOf(file);
  const { part } = await api.profiles.startPicture.mutate({ uploadId, name: file.name, sizeBytes: file.size, sha256 });
  if (part) {
    const answer = await fetch(part.url, { method: "PUT", headers: { ...part.headers }, body: file });
    if (!answer.ok) throw new Error(`the picture was answered with ${answer.status}`);
  }
  return saves[of]({ uploadId });
}

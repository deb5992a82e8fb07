import "server-only";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { measureVideo } from "./measure-video";
import { resizeImage } from "./resize-image";

/** Finds out what a new file needs to be shown well: the size of an image and smaller ones of it, the length of a video. Safe to repeat. */
export async function prepareFile({ db, storage }: Pick<MediaDeps, "db" | "storage">, fileId: string): Promise<void> {
  const row = await db.storedFile.findFirst({
    where: { id: fileId, state: "READY" },
    select: { storageKey: true, mimeType: true, sizeBytes: true },
  });
  if (!row) return;
  const file = { ...row, sizeBytes: Number(row.sizeBytes) };
  const image = await resizeImage(storage, file);
  const durationSeconds = await measureVideo(storage, file);
  if (image === null && durationSeconds === null) return;
  const { count } = await db.storedFile.updateMany({
    where: { id: fileId },
    data: { ...(image && { ...image, variants: image.variants.map((each) => ({ ...each })) }), durationSeconds },
  });
  // Deleted meanwhile: no one would find the smaller images again.
  if (count === 0 && image) await storage.delete(image.variants.map(({ storageKey }) => storageKey));
}

import "server-only";
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import * as z from "zod";
import { coverSize, portraitMostBytes, portraitSide, portraitTypes } from "@/features/media/portrait";
import { linkToShow } from "@/features/media/server/file-links";
import { deleteFile } from "@/features/media/server/library/delete-file";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { completeUpload } from "@/features/media/server/uploads/complete-upload";
import { takeBytes } from "@/features/media/server/uploads/quota";
import { AppError, isAppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { makeStorageKey } from "@/server/storage/storage-key";
import { Saved } from "@/server/trpc/saved";

const MOST_PIXELS = 60_000_000;

export const ShownPortrait = Saved.extend({
  /** A link to it, or null where there is none. */
  picture: z.string().nullable(),
});
export type ShownPortrait = z.infer<typeof ShownPortrait>;

/** In pixels; `name` is the one of the file that is kept. */
const shapes = {
  portrait: { width: portraitSide, height: portraitSide, name: "portrait.webp" },
  cover: { ...coverSize, name: "cover.webp" },
} as const;

/** Where an image of a person is written down: a profile has one, a page as an instructor has a portrait and a cover. */
export interface PortraitHome {
  shape: keyof typeof shapes;
  read: (db: MediaDeps["db"], userId: string) => Promise<KeptPortrait | null>;
  /** Writes it, or that there is none, and makes the pages again that show it. */
  write: (tx: Tx, to: { userId: string; fileId: string | null; at: Date }) => Promise<void>;
}
type KeptPortrait = { id: string; storageKey: string; originalName: string; mimeType: string };
export const portraitColumns = { id: true, storageKey: true, originalName: true, mimeType: true } as const;

/**
 * Makes what was uploaded the image of its person: judged by its bytes, cut to its shape, without what a camera wrote into it
 * (place, time, owner). The upload itself and the image before go. What is kept has the upload's id: repeating finds it.
 * @throws AppError RULE_BROKEN `media.not_a_picture`, those of completeUpload
 */
export async function keepPortrait(
  deps: MediaDeps,
  { uploadId }: { uploadId: string },
  home: PortraitHome,
): Promise<ShownPortrait> {
  const userId = deps.actor.id;
  const at = deps.now();
  const done = await home.read(deps.db, userId);
  if (done?.id === uploadId) return { picture: await linkTo(done), savedAt: at };
  const began = await deps.db.uploadedContent.findFirst({
    where: { id: uploadId, ownerId: userId },
    select: { createdAt: true },
  });
  const upload = await completeUpload(deps, { uploadId });
  try {
    const cut = await cutToShape(deps, upload.id, home.shape);
    const key = makeStorageKey("files", at);
    await deps.storage.put(key, cut, { mimeType: "image/webp", maxBytes: cut.length });
    await keepCut(deps, home, { userId, uploadId, key, cut, at });
  } finally {
    await forgetUpload(deps, upload.id, began?.createdAt ?? at);
  }
  if (done) await forgetPortrait(deps, done.id);
  return { picture: await linkTo(await home.read(deps.db, userId)), savedAt: at };
}

/** Takes one's image away. Where there is none, nothing happens. */
export async function dropPortrait(deps: MediaDeps, home: PortraitHome): Promise<{ savedAt: Date }> {
  const userId = deps.actor.id;
  const before = await home.read(deps.db, userId);
  const at = deps.now();
  await deps.db.$transaction((tx) => home.write(tx, { userId, fileId: null, at }));
  if (before) await forgetPortrait(deps, before.id);
  return { savedAt: at };
}

/** People's images are small files of our own making, never what was uploaded. */
async function linkTo(file: KeptPortrait | null): Promise<string | null> {
  return file && linkToShow({ ...file, name: file.originalName });
}

async function cutToShape({ db, storage }: MediaDeps, fileId: string, shape: PortraitHome["shape"]): Promise<Buffer> {
  const { width, height } = shapes[shape];
  const file = await db.storedFile.findUniqueOrThrow({ where: { id: fileId } });
  const isKnown = (portraitTypes as readonly string[]).includes(file.mimeType);
  const opened = isKnown && file.sizeBytes <= portraitMostBytes ? await storage.open(file.storageKey) : null;
  const made =
    opened &&
    (await sharp(await buffer(opened.stream), { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .autoOrient()
      .resize({ width, height, fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer()
      .catch(() => null));
  if (!made) throw new AppError("RULE_BROKEN", "media.not_a_picture");
  return made;
}

interface Cut {
  userId: string;
  uploadId: string;
  key: string;
  cut: Buffer;
  at: Date;
}

async function keepCut({ db, storage }: MediaDeps, home: PortraitHome, made: Cut): Promise<void> {
  const { userId, uploadId, key, cut, at } = made;
  const { width, height, name } = shapes[home.shape];
  const isNew = await db.$transaction(async (tx) => {
    const { count } = await tx.storedFile.createMany({
      data: {
        id: uploadId,
        ownerId: userId,
        storageKey: key,
        sha256: createHash("sha256").update(cut).digest("hex"),
        sizeBytes: BigInt(cut.length),
        mimeType: "image/webp",
        originalName: name,
        isDecorative: true,
        width,
        height,
        state: "READY",
        uploadedAt: at,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count > 0) await takeBytes(tx, userId, cut.length);
    await home.write(tx, { userId, fileId: uploadId, at });
    return count > 0;
  });
  // Another call with the same upload was quicker; its bytes are the ones that count.
  if (!isNew) await storage.delete([key]);
}

/** What this upload brought goes; what the person had in a library before, and happened to choose again, stays. */
async function forgetUpload(deps: MediaDeps, fileId: string, beganAt: Date): Promise<void> {
  const file = await deps.db.storedFile.findUnique({ where: { id: fileId }, select: { createdAt: true } });
  if (file && file.createdAt >= beganAt) await forgetPortrait(deps, fileId);
}

async function forgetPortrait(deps: MediaDeps, fileId: string): Promise<void> {
  try {
    await deleteFile(deps, { fileId });
  } catch (error) {
    // Chosen for a course as well: then it is a file of the library.
    if (!isAppError(error) || error.reason !== "media.in_use") throw error;
  }
}

import "server-only";
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { personTag } from "@/features/accounts/server/person-tag";
import { deleteFile } from "@/features/media/server/library/delete-file";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { completeUpload } from "@/features/media/server/uploads/complete-upload";
import { takeBytes } from "@/features/media/server/uploads/quota";
import { pictureMostBytes, pictureSide, pictureTypes } from "@/features/profiles/rules";
import { AppError, isAppError } from "@/lib/app-error";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { makeStorageKey } from "@/server/storage/storage-key";
import { linkToPicture } from "./get-own-profile";
import { ownId } from "./own-id";
import { setProfile } from "./write-profile";

const MOST_PIXELS = 60_000_000;

export interface ShownPicture {
  /** A link to it, or null where there is none. */
  picture: string | null;
  savedAt: Date;
}

/** Where the picture of a person is written down: the profile has one, and what somebody says of themselves as a teacher. */
export interface PictureHome {
  read: (db: MediaDeps["db"], userId: string) => Promise<KeptPicture | null>;
  /** Writes it, or that there is none, and makes the pages anew that show it. */
  write: (tx: Tx, to: { userId: string; fileId: string | null; at: Date }) => Promise<void>;
}
type KeptPicture = { id: string; storageKey: string; originalName: string; mimeType: string };
export const pictureColumns = { id: true, storageKey: true, originalName: true, mimeType: true } as const;

const ofProfile: PictureHome = {
  read: async (db, userId) => {
    const row = await db.profile.findUnique({ where: { userId }, select: { pictureFile: { select: pictureColumns } } });
    return row?.pictureFile ?? null;
  },
  write: async (tx, { userId, fileId, at }) => {
    await setProfile(tx, userId, { pictureFileId: fileId, updatedAt: at });
    await touchTags(tx, [personTag(userId)]);
  },
};

/**
 * Makes what was uploaded the picture of its person: judged by its bytes, cut to a square, without what a camera wrote into it
 * (place, time, owner). The upload itself and the picture before go. The square has the upload's id: repeating finds it.
 * @throws AppError RULE_BROKEN `profiles.not_a_picture`, those of completeUpload
 */
export async function savePicture(
  deps: MediaDeps,
  { uploadId }: { uploadId: string },
  home = ofProfile,
): Promise<ShownPicture> {
  const userId = ownId(deps);
  const at = deps.now();
  const done = await home.read(deps.db, userId);
  if (done?.id === uploadId) return { picture: await linkToPicture(done), savedAt: at };
  const began = await deps.db.uploadedContent.findFirst({
    where: { id: uploadId, ownerId: userId },
    select: { createdAt: true },
  });
  const upload = await completeUpload(deps, { uploadId });
  try {
    const square = await cutSquare(deps, upload.id);
    const key = makeStorageKey("files", at);
    await deps.storage.put(key, square, { mimeType: "image/webp", maxBytes: square.length });
    await keepSquare(deps, home, { userId, uploadId, key, square, at });
  } finally {
    await forgetUpload(deps, upload.id, began?.createdAt ?? at);
  }
  if (done) await forgetPicture(deps, done.id);
  return { picture: await linkToPicture(await home.read(deps.db, userId)), savedAt: at };
}

/** Takes one's picture away. Where there is none, nothing happens. */
export async function removePicture(deps: MediaDeps, home = ofProfile): Promise<{ savedAt: Date }> {
  const userId = ownId(deps);
  const before = await home.read(deps.db, userId);
  const at = deps.now();
  await deps.db.$transaction((tx) => home.write(tx, { userId, fileId: null, at }));
  if (before) await forgetPicture(deps, before.id);
  return { savedAt: at };
}

async function cutSquare({ db, storage }: MediaDeps, fileId: string): Promise<Buffer> {
  const file = await db.storedFile.findUniqueOrThrow({ where: { id: fileId } });
  const isKnown = (pictureTypes as readonly string[]).includes(file.mimeType);
  const opened = isKnown && file.sizeBytes <= pictureMostBytes ? await storage.open(file.storageKey) : null;
  const made =
    opened &&
    (await sharp(await buffer(opened.stream), { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .autoOrient()
      .resize({ width: pictureSide, height: pictureSide, fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer()
      .catch(() => null));
  if (!made) throw new AppError("RULE_BROKEN", "profiles.not_a_picture");
  return made;
}

interface Square {
  userId: string;
  uploadId: string;
  key: string;
  square: Buffer;
  at: Date;
}

async function keepSquare({ db, storage }: MediaDeps, home: PictureHome, made: Square): Promise<void> {
  const { userId, uploadId, key, square, at } = made;
  const isNew = await db.$transaction(async (tx) => {
    const { count } = await tx.storedFile.createMany({
      data: {
        id: uploadId,
        ownerId: userId,
        storageKey: key,
        sha256: createHash("sha256").update(square).digest("hex"),
        sizeBytes: BigInt(square.length),
        mimeType: "image/webp",
        originalName: "portrait.webp",
        isDecorative: true,
        width: pictureSide,
        height: pictureSide,
        state: "READY",
        uploadedAt: at,
        createdAt: at,
      },
      skipDuplicates: true,
    });
    if (count > 0) await takeBytes(tx, userId, square.length);
    await home.write(tx, { userId, fileId: uploadId, at });
    return count > 0;
  });
  // Another call with the same upload was quicker; its bytes are the ones that count.
  if (!isNew) await storage.delete([key]);
}

/** What this upload brought goes; what the person had in a library before, and happened to choose again, stays. */
async function forgetUpload(deps: MediaDeps, fileId: string, beganAt: Date): Promise<void> {
  const file = await deps.db.storedFile.findUnique({ where: { id: fileId }, select: { createdAt: true } });
  if (file && file.createdAt >= beganAt) await forgetPicture(deps, fileId);
}

async function forgetPicture(deps: MediaDeps, fileId: string): Promise<void> {
  try {
    await deleteFile(deps, { fileId });
  } catch (error) {
    // Chosen for a course as well: then it is a file of the library.
    if (!isAppError(error) || error.reason !== "media.in_use") throw error;
  }
}

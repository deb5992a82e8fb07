import "server-only";
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { iconSide, logoBox, logoMostBytes, logoTypes } from "@/features/administration/branding/rules";
import type { SaveBrandPicture } from "@/features/administration/branding/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { AppError } from "@/lib/app-error";
import { type BrandPictureName, brandPictureKey, type ShownPicture } from "@/server/brand/stored-brand";
import { type BrandDeps, holdBrand, storeBrand, writeSetting } from "./hold-brand";

const MOST_PIXELS = 60_000_000;

interface MadePicture extends ShownPicture {
  mimeType: "image/webp" | "image/png";
  base64: string;
  /** Of a logo: the same in a square, for a browser's tab. */
  iconBase64: string | null;
}

/**
 * Makes a file of the admin's a logo of the site, or its sign in a browser's tab: a small copy, without what a camera wrote
 * into it, that stays when the file goes. Null takes the image away. Saying again what is there changes nothing.
 * @throws AppError RULE_BROKEN `administration.no_such_picture`, `administration.not_a_logo`
 */
export async function saveBrandPicture(
  deps: BrandDeps & MediaDeps,
  { picture, fileId }: SaveBrandPicture,
): Promise<void> {
  const made = fileId === null ? null : await makePicture(deps, picture, fileId);
  await deps.db.$transaction(async (tx) => {
    const now = await holdBrand(tx);
    if (now.pictures[picture]?.mark === made?.mark) return;
    const key = brandPictureKey(picture);
    if (made) {
      const { mark, mimeType, base64, iconBase64 } = made;
      await writeSetting(tx, deps, key, { mark, mimeType, base64, iconBase64 });
    } else await tx.siteSetting.deleteMany({ where: { key } });
    const shown = made && { mark: made.mark, width: made.width, height: made.height };
    const { revision: _, ...before } = now;
    const next = { ...before, pictures: { ...now.pictures, [picture]: shown } };
    await storeBrand(tx, deps, { now, next, action: "branding.picture" });
  });
}

async function makePicture(deps: MediaDeps, picture: BrandPictureName, fileId: string): Promise<MadePicture> {
  const bytes = await readOwnPicture(deps, fileId);
  try {
    return picture === "icon" ? await makeIcon(bytes) : await makeLogo(bytes);
  } catch {
    throw new AppError("RULE_BROKEN", "administration.not_a_logo");
  }
}

/** The bytes decide what it is; they were judged when they came (features/media). */
async function readOwnPicture(deps: MediaDeps, fileId: string): Promise<Buffer> {
  const file = await deps.db.storedFile.findFirst({
    where: { id: fileId, ownerId: deps.actor.id, state: "READY", isOfAnswer: false },
    select: { storageKey: true, mimeType: true, sizeBytes: true },
  });
  if (!file) throw new AppError("RULE_BROKEN", "administration.no_such_picture");
  const isKnown = (logoTypes as readonly string[]).includes(file.mimeType);
  const opened = isKnown && file.sizeBytes <= logoMostBytes ? await deps.storage.open(file.storageKey) : null;
  if (!opened) throw new AppError("RULE_BROKEN", "administration.not_a_logo");
  return buffer(opened.stream);
}

const openPicture = (bytes: Buffer) => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" }).autoOrient();

const squareOf = (bytes: Buffer) =>
  openPicture(bytes)
    .resize({ width: iconSide, height: iconSide, fit: "contain", background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();

async function makeLogo(bytes: Buffer): Promise<MadePicture> {
  const { data, info } = await openPicture(bytes)
    .resize({ ...logoBox, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 90, alphaQuality: 100 })
    .toBuffer({ resolveWithObject: true });
  const iconBase64 = (await squareOf(bytes)).toString("base64");
  const { width, height } = info;
  return { mark: markOf(data), width, height, mimeType: "image/webp", base64: data.toString("base64"), iconBase64 };
}

async function makeIcon(bytes: Buffer): Promise<MadePicture> {
  const data = await squareOf(bytes);
  const side = { width: iconSide, height: iconSide };
  return { mark: markOf(data), ...side, mimeType: "image/png", base64: data.toString("base64"), iconBase64: null };
}

const markOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("base64url").slice(0, 16);

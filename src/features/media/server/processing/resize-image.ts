import "server-only";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { VARIANT_WIDTHS } from "@/features/media/rules";
import type { Storage } from "@/server/storage/storage";
import type { Variant } from "./variants";

/** What is larger is shown as it is: decoding it would take more memory than an image is worth. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PIXELS = 80_000_000;
const QUALITY = 80;
const RESIZED = new Set(["image/jpeg", "image/png", "image/webp", "image/avif"]);

export interface ResizedImage {
  /** Of the original as it is seen, its orientation applied. */
  width: number;
  height: number;
  variants: Variant[];
}

// One image at a time, and nothing kept between them: jobs share their process with others.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Smaller WebP images of a stored one, upright and without what a camera wrote into it (place, time, owner). Null for what
 * is no image that can be resized: drawings, animations, broken or giant ones. Repeating writes the same keys again.
 */
export async function resizeImage(
  storage: Storage,
  file: { storageKey: string; mimeType: string; sizeBytes: number },
): Promise<ResizedImage | null> {
  if (!RESIZED.has(file.mimeType) || file.sizeBytes > MOST_BYTES) return null;
  const opened = await storage.open(file.storageKey);
  if (!opened) return null;
  const bytes = await buffer(opened.stream);
  const options = { limitInputPixels: MOST_PIXELS, failOn: "error" } as const;
  const facts = await sharp(bytes, options)
    .metadata()
    .catch(() => null);
  if (!facts?.width || !facts.height || (facts.pages ?? 1) > 1) return null;
  const { width, height } = facts.autoOrient;
  const variants: Variant[] = [];
  for (const wanted of VARIANT_WIDTHS.filter((each) => each < width)) {
    const made = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: wanted, withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
      .catch(() => null);
    // Its header said more than its bytes hold.
    if (!made) return { width, height, variants: [] };
    const storageKey = `${file.storageKey}.w${wanted}.webp`;
    await storage.put(storageKey, made.data, { mimeType: "image/webp", maxBytes: made.data.length });
    variants.push({
      width: made.info.width,
      height: made.info.height,
      storageKey,
      mimeType: "image/webp",
      sizeBytes: made.data.length,
    });
  }
  return { width, height, variants };
}

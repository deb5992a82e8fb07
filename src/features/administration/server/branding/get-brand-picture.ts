import "server-only";
import { AppError } from "@/lib/app-error";
import { type BrandPictureName, brandPictureKey, brandTag, parsePicture } from "@/server/brand/stored-brand";
import { cached } from "@/server/cache/tag-cache";
import type { Deps } from "@/server/trpc/context";

export interface ServedPicture {
  mark: string;
  mimeType: string;
  base64: string;
}

/** One of the site's images, kept by tag. Without an icon of its own it is the logo in a square. @throws AppError NOT_FOUND */
export async function getBrandPicture({ db }: Pick<Deps, "db">, name: BrandPictureName): Promise<ServedPicture> {
  const read = async (key: BrandPictureName) =>
    parsePicture(
      (await db.siteSetting.findUnique({ where: { key: brandPictureKey(key) }, select: { value: true } }))?.value,
    );
  const found = await cached<ServedPicture | null>(`brand:${name}`, [brandTag], async () => {
    const own = await read(name);
    if (own) return { value: { mark: own.mark, mimeType: own.mimeType, base64: own.base64 } };
    const logo = name === "icon" ? await read("light") : null;
    return { value: logo?.iconBase64 ? { mark: logo.mark, mimeType: "image/png", base64: logo.iconBase64 } : null };
  });
  if (!found) throw new AppError("NOT_FOUND", "common.not_found");
  return found;
}

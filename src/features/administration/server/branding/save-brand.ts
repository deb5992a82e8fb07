import "server-only";
import { readLinks } from "@/features/administration/branding/rules";
import type { SaveBrand } from "@/features/administration/branding/schema";
import { AppError } from "@/lib/app-error";
import { brandPictureKey, brandPictures, ownBrand } from "@/server/brand/stored-brand";
import { type BrandDeps, holdBrand, storeBrand } from "./hold-brand";

/**
 * Gives the site a name, a color and what is in its foot. Every page says so from the next look on, in every process.
 * Sent twice it is one change. @throws AppError CONFLICT `administration.brand_changed` over someone else's.
 */
export async function saveBrand(deps: BrandDeps, { seen, links: typed, ...wish }: SaveBrand): Promise<void> {
  const links = readLinks(typed);
  if (!Array.isArray(links)) throw new AppError("RULE_BROKEN", "administration.brand_links", { ...links });
  await deps.db.$transaction(async (tx) => {
    const now = await holdBrand(tx);
    const { pictures, revision } = now;
    const next = { ...wish, links, pictures };
    const asNow = { name: now.name, tagline: now.tagline, accent: now.accent, support: now.support };
    const isSame =
      JSON.stringify([asNow, now.links]) ===
      JSON.stringify([{ name: wish.name, tagline: wish.tagline, accent: wish.accent, support: wish.support }, links]);
    if (isSame) return;
    if (seen !== revision) throw new AppError("CONFLICT", "administration.brand_changed");
    await storeBrand(tx, deps, { now, next, action: "branding.save" });
  });
}

/** Everything as it came with the software, images included. Where it is so already, nothing happens. */
export async function resetBrand(deps: BrandDeps): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const now = await holdBrand(tx);
    const { revision: _, ...next } = ownBrand;
    const { revision: __, ...before } = now;
    if (JSON.stringify(before) === JSON.stringify(next)) return;
    await tx.siteSetting.deleteMany({ where: { key: { in: brandPictures.map(brandPictureKey) } } });
    await storeBrand(tx, deps, { now, next, action: "branding.reset" });
  });
}

import "server-only";
import * as z from "zod";

/** The site's settings: what it is called and looks like, and each image with its bytes in a row of its own. */
export const brandKey = "brand";
export const brandPictures = ["light", "dark", "icon"] as const;
/** A logo for light pages, one for dark ones, and the sign in a browser's tab. */
export type BrandPictureName = (typeof brandPictures)[number];
export const brandPictureKey = (name: BrandPictureName) => `${brandKey}.${name}`;

/** Kept pages say the brand, every one of them: the page cache adds this tag automatically. */
export const brandTag = "brand";

const Shown = z.object({ mark: z.string(), width: z.number(), height: z.number() }).nullable();
/** An image as pages show it; the mark makes a new one a new address. */
export type ShownPicture = NonNullable<z.infer<typeof Shown>>;

const StoredBrand = z.object({
  name: z.string(),
  tagline: z.string(),
  accent: z.string().nullable(),
  support: z.string(),
  links: z.array(z.object({ name: z.string(), url: z.string() })),
  pictures: z.object({ light: Shown, dark: Shown, icon: Shown }),
  revision: z.int().nonnegative(),
});
/** What an admin has made of the site; `revision` counts the changes. */
export type StoredBrand = z.infer<typeof StoredBrand>;

/** What the software is called where no one has said anything else. */
export const ownName = "Lectern";

export const ownBrand: StoredBrand = {
  name: ownName,
  tagline: "",
  accent: null,
  support: "",
  links: [],
  pictures: { light: null, dark: null, icon: null },
  revision: 0,
};

export const parseBrand = (value: unknown): StoredBrand => StoredBrand.catch(ownBrand).parse(value);

const StoredPicture = z
  .object({
    mark: z.string(),
    mimeType: z.enum(["image/webp", "image/png"]),
    base64: z.string(),
    /** Of a logo: the same in a square, a PNG. */
    iconBase64: z.string().nullable(),
  })
  .nullable()
  .catch(null);

export const parsePicture = (value: unknown) => StoredPicture.parse(value);

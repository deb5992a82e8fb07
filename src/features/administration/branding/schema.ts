import * as z from "zod";
import { isGray } from "@/lib/accent";
import { line, lines } from "@/lib/typed-text";
import { isNameOfSite, longestLinks, longestSiteName, longestSupport, longestTagline, readLinks } from "./rules";

const Support = line(longestSupport).refine((text) => text === "" || z.email().safeParse(text).success, {
  error: "support",
});

/** What the form of /admin/branding holds. */
export const SaveBrand = z.object({
  /** The revision that the form showed. */
  seen: z.int().nonnegative(),
  name: line(longestSiteName).min(1).refine(isNameOfSite, { error: "name" }),
  tagline: line(longestTagline),
  /** Null is Lectern's own. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .refine((color) => !isGray(color), { error: "grey" })
    .nullable(),
  support: Support,
  links: lines(longestLinks).refine((text) => Array.isArray(readLinks(text)), { error: "links" }),
});
export type SaveBrand = z.input<typeof SaveBrand>;

const Picture = z.enum(["light", "dark", "icon"]);

export const SaveBrandPicture = z.object({
  picture: Picture,
  /** One of one's own files; null takes the image away. */
  fileId: z.uuid().nullable(),
});
export type SaveBrandPicture = z.infer<typeof SaveBrandPicture>;

export const BrandPictureRef = z.object({ picture: Picture });

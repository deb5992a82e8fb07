import * as z from "zod";
import { subjectIcons } from "@/features/catalog/subject-icons";
import { line, lines } from "@/lib/typed-text";
import { isCategorySlug, longestCategoryDescription, longestCategoryName } from "./rules";

const slug = z.string().refine(isCategorySlug);

export const SaveCategory = z.object({
  /** Made by the client: sending a new one twice makes one. */
  categoryId: z.uuid(),
  /** The mark of the category that this changes; null for a new one. */
  seen: z.string().max(40).nullable(),
  name: line(longestCategoryName).min(1),
  slug,
  description: lines(longestCategoryDescription),
  icon: z.enum(subjectIcons).nullable(),
  parentId: z.uuid().nullable(),
  isShown: z.boolean(),
  isFeatured: z.boolean(),
});
export type SaveCategory = z.infer<typeof SaveCategory>;

/** Before another of the same parent, or last. */
export const PlaceCategory = z.object({ categoryId: z.uuid(), beforeId: z.uuid().nullable() });
export type PlaceCategory = z.infer<typeof PlaceCategory>;

/** `slug`: of the category that goes, so that a call that comes again is known. */
export const MergeCategory = z.object({ categoryId: z.uuid(), slug, intoId: z.uuid() });
export type MergeCategory = z.infer<typeof MergeCategory>;

export const CategoryRef = z.object({ categoryId: z.uuid() });

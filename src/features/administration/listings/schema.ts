import * as z from "zod";
import { line, lines } from "@/lib/typed-text";
import { listingTabs, longestUnpublishReason } from "./rules";

/** What cannot be read is left out rather than refused: an address that someone mistyped still shows courses. */
export const ListListings = z.object({
  show: z.enum(listingTabs).catch("all").default("all"),
  q: line(200).catch("").default(""),
  /** With what is below it. */
  category: z.uuid().nullable().catch(null).default(null),
  /** The last course of the page before: those that were made earlier follow. */
  after: z.uuid().nullable().catch(null).default(null),
});
export type ListListings = z.output<typeof ListListings>;

export const FeatureCourse = z.object({ courseId: z.uuid(), isFeatured: z.boolean() });
export type FeatureCourse = z.infer<typeof FeatureCourse>;

export const UnpublishCourse = z.object({ courseId: z.uuid(), reason: lines(longestUnpublishReason).min(1) });
export type UnpublishCourse = z.infer<typeof UnpublishCourse>;

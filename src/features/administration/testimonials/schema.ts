import * as z from "zod";
import { line, lines } from "@/lib/typed-text";
import { longestVoice, longestVoiceName, longestVoiceRole } from "./rules";

export const SaveTestimonial = z.object({
  /** Made by the client: sending a new one twice makes one. */
  testimonialId: z.uuid(),
  /** The mark of the one that this changes; null for a new one. */
  seen: z.string().max(40).nullable(),
  name: line(longestVoiceName).min(1),
  role: line(longestVoiceRole),
  content: lines(longestVoice).min(1),
  rating: z.int().min(1).max(5),
  isFeatured: z.boolean(),
  /** One of the asker's own images, or the one that is there. */
  pictureId: z.uuid().nullable().default(null),
});
export type SaveTestimonial = z.output<typeof SaveTestimonial>;

/** Before another, or last. */
export const PlaceTestimonial = z.object({ testimonialId: z.uuid(), beforeId: z.uuid().nullable() });
export type PlaceTestimonial = z.infer<typeof PlaceTestimonial>;

export const TestimonialRef = z.object({ testimonialId: z.uuid() });

import "server-only";
import * as z from "zod";
import type { PassageRange } from "@/features/drafting/suggestions";
import { type RowOf, rowSchema } from "@/server/db/query-rows";

export const OutlineSpan = rowSchema(() => ({
  id: z.string(),
  position: z.number(),
  /** Its beginning, as far as titles need it. */
  text: z.string(),
  /** Characters of all of it. */
  length: z.number(),
}));
export type OutlineSpan = RowOf<typeof OutlineSpan>;

export interface OutlineSource {
  title: string;
  /** All of its spans, in the order of their positions. */
  spans: readonly OutlineSpan[];
  headings: readonly { position: number; level: number }[];
  /** Positions of spans that are nothing but links and images. */
  links: readonly number[];
}

/** A title and the words of a source that it rests on: `quote` is an exact part of the span's text. */
export interface CitedTitle {
  title: string;
  spanId: string;
  quote: string;
}

export interface OutlineLesson extends CitedTitle {
  /** Where its text is in the source. */
  passage: PassageRange[];
}

export interface OutlineModule extends CitedTitle {
  lessons: OutlineLesson[];
}

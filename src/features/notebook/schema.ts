import * as z from "zod";
import { longestReason, mostNoteLetters, mostTagLetters, mostTags } from "@/features/notebook/limits";
import { reportReasons } from "@/lib/report-reasons";
import { isStorable } from "@/lib/typed-text";

const words = (most: number) => z.string().max(most).refine(isStorable);

const NoteText = words(mostNoteLetters).refine((text) => text.trim() !== "");
const Tags = z
  .array(words(mostTagLetters).trim().min(1))
  .max(mostTags)
  .transform((tags) => [...new Set(tags)]);
export const Sharing = z.enum(["private", "shared"]);
export type Sharing = z.infer<typeof Sharing>;

/** A quote with what is around it, so that it is found again in a text that was changed elsewhere. */
export const Passage = z.object({ quote: words(1_000).min(1), before: words(80), after: words(80) });
export type Passage = z.infer<typeof Passage>;

/** What a note is about: all of the lesson, a second of its video, a passage of its text. */
export const Anchor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("lesson") }),
  z.object({ kind: z.literal("second"), seconds: z.number().int().min(0).max(200_000) }),
  z.object({ kind: z.literal("passage"), passage: Passage }),
]);
export type Anchor = z.infer<typeof Anchor>;

/** `noteId` is made by the browser. */
export const NewNote = z.object({
  noteId: z.uuid(),
  anchor: Anchor,
  content: NoteText,
  tags: Tags.default([]),
  sharing: Sharing.default("private"),
});
export type NewNote = z.infer<typeof NewNote>;

export const NoteRef = z.object({ noteId: z.uuid() });

/** One field of a note; `base` is what the author saw there before. */
export const NoteChange = z.discriminatedUnion("field", [
  NoteRef.extend({ field: z.literal("content"), base: words(mostNoteLetters), value: NoteText }),
  NoteRef.extend({ field: z.literal("tags"), base: z.array(words(mostTagLetters)).max(mostTags), value: Tags }),
  NoteRef.extend({ field: z.literal("sharing"), base: Sharing, value: Sharing }),
]);
export type NoteChange = z.infer<typeof NoteChange>;
export type NoteField = NoteChange["field"];

export const ReportNote = NoteRef.extend({
  reason: z.enum(reportReasons),
  note: words(longestReason).default(""),
});
export type ReportNote = z.infer<typeof ReportNote>;

/** Either answers the open reports of the note. */
export const JudgeNote = NoteRef.extend({
  verdict: z.discriminatedUnion("name", [
    z.object({ name: z.literal("hide"), reason: words(longestReason).trim().min(1) }),
    z.object({ name: z.literal("show") }),
  ]),
});
export type JudgeNote = z.infer<typeof JudgeNote>;

/** Which of one's notes; nothing means all. */
export const NoteFilter = z.object({
  q: words(200).default(""),
  course: z.uuid().nullable().default(null),
  tag: words(mostTagLetters).nullable().default(null),
});
export type NoteFilter = z.infer<typeof NoteFilter>;
export const NotePageRef = NoteFilter.extend({ page: z.number().int().min(1).max(10_000).default(1) });
export type NotePageRef = z.infer<typeof NotePageRef>;

export const Kept = z.object({ isKept: z.boolean() });
export const KeptResource = Kept.extend({ resourceId: z.uuid() });
export const BookmarkRef = z.object({ bookmarkId: z.uuid() });
export const BookmarkTexts = BookmarkRef.extend({ title: words(200).trim(), notes: words(2_000).trim() });
export type BookmarkTexts = z.infer<typeof BookmarkTexts>;
/** Before another one, or to the end. */
export const BookmarkMove = BookmarkRef.extend({ beforeId: z.uuid().nullable() });
export type BookmarkMove = z.infer<typeof BookmarkMove>;

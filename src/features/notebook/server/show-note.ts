import "server-only";
import * as z from "zod";
import { contentWords } from "@/features/media/server/content-words";
import { renderContent } from "@/features/media/server/render-content";
import { Anchor, Passage, Sharing } from "@/features/notebook/schema";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";

export const noteColumns = {
  id: true,
  lessonId: true,
  content: true,
  timestampSeconds: true,
  passage: true,
  tags: true,
  isPrivate: true,
  hiddenAt: true,
  hiddenReason: true,
  createdAt: true,
  updatedAt: true,
} as const;

export const NoteRow = rowSchema(() => ({
  id: z.string(),
  lessonId: z.string(),
  content: z.string(),
  timestampSeconds: z.number().nullable(),
  passage: json(),
  tags: z.array(z.string()),
  isPrivate: z.boolean(),
  hiddenAt: z.date().nullable(),
  hiddenReason: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
}));
export type NoteRow = RowOf<typeof NoteRow>;

/** As it is stored, which may be longer than what may be typed in now. */
export const ShownNote = z.object({
  id: z.string(),
  lessonId: z.string(),
  anchor: Anchor,
  content: z.string(),
  /** `content` as HTML that is safe to show. */
  html: z.string(),
  tags: z.array(z.string()),
  sharing: Sharing,
  /** Why the course's team hid it from the course; null if it did not. */
  hidden: z.string().nullable(),
  /** ISO 8601. */
  savedAt: z.string(),
});
export type ShownNote = z.infer<typeof ShownNote>;

/** Someone else's, shared. */
export interface SharedNote extends Omit<ShownNote, "content" | "hidden"> {
  author: string;
  /** By the reader. */
  isReported: boolean;
}

export function anchorOf({ timestampSeconds, passage }: Pick<NoteRow, "timestampSeconds" | "passage">): Anchor {
  const found = Passage.safeParse(passage);
  if (found.success) return { kind: "passage", passage: found.data };
  return timestampSeconds === null ? { kind: "lesson" } : { kind: "second", seconds: timestampSeconds };
}

/** A note as its author sees it. Its words go through the renderer of all texts, its headings below the page's. */
export async function showNote(row: NoteRow, locale: string): Promise<ShownNote> {
  const words = await contentWords(locale);
  return {
    id: row.id,
    lessonId: row.lessonId,
    anchor: anchorOf(row),
    content: row.content,
    html: (await renderContent(row.content, { words, topHeading: 4, idPrefix: `n-${row.id}-` })).html,
    tags: row.tags,
    sharing: row.isPrivate ? "private" : "shared",
    hidden: row.hiddenAt === null ? null : row.hiddenReason,
    savedAt: row.updatedAt.toISOString(),
  };
}

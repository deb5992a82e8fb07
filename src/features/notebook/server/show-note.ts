import "server-only";
import { contentWords } from "@/features/media/server/content-words";
import { renderContent } from "@/features/media/server/render-content";
import { type Anchor, Passage, type Sharing } from "@/features/notebook/schema";

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

export interface NoteRow {
  id: string;
  lessonId: string;
  content: string;
  timestampSeconds: number | null;
  passage: unknown;
  tags: string[];
  isPrivate: boolean;
  hiddenAt: Date | null;
  hiddenReason: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface ShownNote {
  id: string;
  lessonId: string;
  anchor: Anchor;
  content: string;
  /** `content` as HTML that is safe to show. */
  html: string;
  tags: string[];
  sharing: Sharing;
  /** Why the course's team hid it from the course; null if it did not. */
  hidden: string | null;
  /** ISO 8601. */
  savedAt: string;
}

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

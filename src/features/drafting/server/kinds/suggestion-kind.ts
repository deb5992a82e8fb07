import "server-only";
import type * as z from "zod";
import type { SuggestionEdit } from "@/features/drafting/schema";
import type { SuggestionKind } from "@/features/drafting/suggestions";
import type { PersonDeps } from "@/server/trpc/context";

export type DecideDeps = Pick<PersonDeps, "db" | "actor" | "now" | "userAgent">;

/** Where a suggestion belongs. */
export interface SuggestionPlace {
  draftId: string;
  suggestionId: string;
  courseId: string;
  lessonId: string | null;
  /** What accepting it made, once it was accepted. */
  targetId: string | null;
  position: number;
  /** The text that it would take the place of, as it was. */
  replaces: unknown;
}

/** How suggestions of one kind get into a course and out of it again. Who may is asked before. */
export interface KindOfSuggestion<
  Content extends { suggested: unknown },
  Name extends SuggestionKind = SuggestionKind,
> {
  name: Name;
  content: z.ZodType<Content>;
  /**
   * Puts it into the draft of the course. Safe to repeat, also after a crash in the middle. Never takes the place of words that
   * are not those it was made for. @returns the id that it has there.
   * @throws AppError CONFLICT `drafting.text_changed` where what it would replace has changed since.
   */
  accept(deps: DecideDeps, place: SuggestionPlace, content: Content): Promise<{ targetId: string }>;
  /**
   * Takes it out of the course again. @returns its content with ids of its own for another time.
   * @throws AppError CONFLICT `drafting.written_since` where someone has written in what it made.
   */
  takeBack(deps: DecideDeps, place: SuggestionPlace, content: Content): Promise<Content>;
  /** The content with an author's changes; keeps what was suggested. */
  edit(content: Content, edit: Extract<SuggestionEdit, { kind: Name }>): Content;
  /** The content without the author's changes. */
  asSuggested(content: Content): Content;
}

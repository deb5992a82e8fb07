import * as z from "zod";

/** What is typed and not sent yet, as far as it was typed. */
const KeptDraft = z.object({ rating: z.number().nullable(), title: z.string(), content: z.string() });
export type KeptDraft = z.infer<typeof KeptDraft>;

/** Whose review of which course: people share devices. */
export interface DraftOf {
  readerId: string;
  courseId: string;
}

const keyOf = ({ readerId, courseId }: DraftOf) => `lectern.review.${readerId}.${courseId}`;

/** What an earlier visit on this device did not send; null where there is nothing, or the browser has no storage. */
export function readDraft(of: DraftOf): KeptDraft | null {
  try {
    return KeptDraft.nullable()
      .catch(null)
      .parse(JSON.parse(localStorage.getItem(keyOf(of)) ?? "null"));
  } catch {
    return null;
  }
}

/** Null forgets it. Where the browser keeps nothing, the open page still does. */
export function keepDraft(of: DraftOf, draft: KeptDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(keyOf(of));
    else localStorage.setItem(keyOf(of), JSON.stringify(draft));
  } catch {
    // No storage in some private windows.
  }
}

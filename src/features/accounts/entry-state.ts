import type { Reason } from "@/lib/app-error";

export interface ToldRefusal {
  reason: Reason;
  /** In the reader's language. */
  sentence: string;
}

/** What a form that opens an account or a session shows after a try. */
export interface EntryState {
  error: ToldRefusal | null;
  /** What to fix in a field, in the reader's language. */
  fields: Record<string, string>;
  /** What was typed, passwords aside, so that no one types it twice. */
  typed: Record<string, string>;
  /** Recovery codes, to be seen this once. */
  codes?: readonly string[];
}

export const emptyEntry: EntryState = { error: null, fields: {}, typed: {} };

/** What a form that opens an account or a session shows after a try. Values are keys below `accounts.errors`. */
export interface EntryState {
  error: string | null;
  fields: Record<string, string>;
  /** Fills the blanks of `error`. */
  facts?: Record<string, number>;
  /** What was typed, passwords aside, so that no one types it twice. */
  typed: Record<string, string>;
  /** Recovery codes, to be seen this once. */
  codes?: readonly string[];
}

export const emptyEntry: EntryState = { error: null, fields: {}, typed: {} };

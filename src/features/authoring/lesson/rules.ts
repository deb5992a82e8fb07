/** For how long one person's saves go on in one entry of a lesson's history. */
export const historyGrain = 5 * 60_000;

export interface HistoryEntry {
  savedById: string | null;
  /** When its first save came. */
  begunAt: Date;
  name: string;
}

/** Whether a save belongs to the newest entry of the history or starts another. A named entry stays as it was named. */
export function continuesEntry(newest: HistoryEntry | null, save: { byId: string | null; at: Date }): boolean {
  if (newest === null || newest.name !== "" || newest.savedById !== save.byId) return false;
  const age = save.at.getTime() - newest.begunAt.getTime();
  return age >= 0 && age < historyGrain;
}

/** After this long without a sign of life no one is in the lesson anymore. */
export const editorGoneAfter = 35_000;

/** Through whose eyes an author may look at a lesson: the columns of the access table. */
export const seenAs = ["guest", "registered", "enrolled", "premium"] as const;
export type SeenAs = (typeof seenAs)[number];

/** What an address names, or null for none of them. */
export const readSeenAs = (named: string | string[] | undefined): SeenAs | null =>
  seenAs.find((one) => one === named) ?? null;

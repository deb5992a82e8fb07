import { type CopyStore, forgetCopy, keepCopy, listCopies } from "./local-copies";

/** What was written and is not known to be stored, with what it was written over. */
export interface KeptChange<T> {
  /** Null for a thing that is itself not stored yet. */
  base: T | null;
  value: T;
  /** On its way to the server when the copy was made: perhaps stored. */
  sent: T | null;
}

export interface KeptChanges {
  list: () => { id: string; keptAt: Date; change: KeptChange<object> }[];
  /** Null forgets. False when the device has no room, or none for us. */
  keep: (id: string, change: KeptChange<object> | null) => boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Of things that belong together (`key`), the changes that this device keeps, each under its thing's id. */
export function keptChanges(store: CopyStore | null, key: string): KeptChanges {
  return {
    list: () =>
      (store ? listCopies(store, key) : []).flatMap(({ baseRevision: id, value, keptAt }) => {
        const change = readChange(value);
        return change ? [{ id: String(id), keptAt, change }] : [];
      }),
    keep(id, change) {
      if (!store) return false;
      if (change) return keepCopy(store, key, { baseRevision: id, value: JSON.stringify(change), keptAt: new Date() });
      forgetCopy(store, key, id);
      return true;
    },
  };
}

function readChange(stored: string): KeptChange<object> | null {
  try {
    const { base, value, sent } = JSON.parse(stored) as Record<string, unknown>;
    if (!isRecord(value)) return null;
    return { base: isRecord(base) ? base : null, value, sent: isRecord(sent) ? sent : null };
  } catch {
    return null;
  }
}

import { type KeptId, type KeptKind, keptStore } from "@/lib/kept/kept-store";

/** What was written and is not known to be stored, with what it was written over. */
export interface KeptChange<T> {
  /** Null for a thing that is itself not stored yet. */
  base: T | null;
  value: T;
  /** On its way to the server when the copy was made: perhaps stored. */
  sent: T | null;
}

export interface KeptChanges {
  list: () => Promise<{ id: string; keptAt: Date; change: KeptChange<object> }[]>;
  /** Null forgets. Resolves to false when the device has no room, or none for us. */
  keep: (id: string, change: KeptChange<object> | null) => Promise<boolean>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(kept: unknown): KeptChange<object> | null {
  if (!isRecord(kept) || !isRecord(kept.value)) return null;
  const { base, value, sent } = kept;
  return { base: isRecord(base) ? base : null, value, sent: isRecord(sent) ? sent : null };
}

/** The questions of a lesson and its rules; the languages of a video's captions. */
export const keptQuestion: KeptKind<KeptChange<object>> = { name: "question", parse };
export const keptCaptions: KeptKind<KeptChange<object>> = { name: "captions", parse };

/** Of things that belong together (`under`), the changes that this device keeps, each under its thing's id. */
export function keptChanges(personId: string, kind: KeptKind<KeptChange<object>>, under: KeptId): KeptChanges {
  const kept = keptStore.of(personId, kind);
  return {
    list: async () =>
      (await kept.list(under)).map(({ id, value, keptAt }) => ({ id: id.at(-1) ?? "", keptAt, change: value })),
    async keep(id, change) {
      if (change) return kept.write([...under, id], change);
      await kept.remove([...under, id]);
      return true;
    },
  };
}

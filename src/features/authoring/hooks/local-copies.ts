import type { LocalCopy } from "./autosave";

const prefixOf = (key: string): string => `lectern.text.${key}.`;

/** The part of the browser's storage that is used here; written at once, so that a page that is going can still write. */
export type CopyStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

function keysOf(store: CopyStore, key: string): string[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? "");
  return keys.filter((name) => name.startsWith(prefixOf(key)));
}

function readCopy(stored: string): LocalCopy | null {
  try {
    const { baseRevision, value, keptAt } = JSON.parse(stored) as Record<string, unknown>;
    const at = new Date(String(keptAt));
    if (typeof value !== "string" || Number.isNaN(at.getTime())) return null;
    if (typeof baseRevision !== "number" && typeof baseRevision !== "string") return null;
    return { baseRevision, value, keptAt: at };
  } catch {
    return null;
  }
}

/** When a copy was made, of the text that the storage holds of it; null for what is no copy. */
export function keptTimeOf(stored: string | null): number | null {
  return stored === null ? null : (readCopy(stored)?.keptAt.getTime() ?? null);
}

/** The newest copy that this device has of a text, whatever revision it was made from. */
export function findCopy(store: CopyStore, key: string): LocalCopy | null {
  return listCopies(store, key).sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime())[0] ?? null;
}

/** Every copy under a key, one a revision. */
export function listCopies(store: CopyStore, key: string): LocalCopy[] {
  return keysOf(store, key).flatMap((name) => readCopy(store.getItem(name) ?? "") ?? []);
}

/** False when the device has no room, or none for us. */
export function keepCopy(store: CopyStore, key: string, copy: LocalCopy): boolean {
  try {
    store.setItem(`${prefixOf(key)}${copy.baseRevision}`, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function forgetCopy(store: CopyStore, key: string, baseRevision: LocalCopy["baseRevision"]): void {
  store.removeItem(`${prefixOf(key)}${baseRevision}`);
}

export function forgetCopies(store: CopyStore, key: string): void {
  for (const name of keysOf(store, key)) store.removeItem(name);
}

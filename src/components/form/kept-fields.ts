import type { KeptField } from "./field-saver";

type Kept<Field extends string> = Partial<Record<Field, KeptField>>;

/** What an earlier visit on this device could not send; nothing where the browser has no storage. `key` names whose fields. */
export function readKept<Field extends string>(key: string): Kept<Field> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Kept<Field>;
  } catch {
    return {};
  }
}

/** Writes or forgets one field. Where the browser keeps nothing, the open page still does. */
export function keepField<Field extends string>(key: string, field: Field, change: KeptField | null): void {
  try {
    const kept: Kept<Field> = readKept<Field>(key);
    if (change === null) delete kept[field];
    else kept[field] = change;
    if (Object.keys(kept).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // No storage in some private windows.
  }
}

import { namesBefore } from "./take-over";

export interface KeptRow {
  /** The person, the kind and the id. */
  key: string[];
  /** JSON; null once it was sent or discarded. */
  value: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

const prefix = "lectern-kept ";
const nameOf = ({ key }: Pick<KeptRow, "key">) => prefix + JSON.stringify(key);

/**
 * Writes of a page that is going away. Chromium drops what such a page asks of IndexedDB in its last moments, committed or not (of 40 texts
 * of 50 KB up to 20 were lost), and takes what it puts into localStorage. The next page that looks moves them to where they belong.
 */
export const lateRows = {
  write(row: KeptRow): void {
    try {
      localStorage.setItem(nameOf(row), JSON.stringify(row));
    } catch {
      // Full, or none in some private windows.
    }
  },
  read(): KeptRow[] {
    return namesBefore(prefix).flatMap((name) => {
      const row = parsed(localStorage.getItem(name));
      return row && nameOf(row) === name ? [row] : [];
    });
  },
  /** Where nothing newer was written meanwhile. */
  remove(row: KeptRow): void {
    if (localStorage.getItem(nameOf(row)) === JSON.stringify(row)) localStorage.removeItem(nameOf(row));
  },
};

function parsed(stored: string | null): KeptRow | null {
  try {
    const { key, value, at } = JSON.parse(stored ?? "null") as Record<keyof KeptRow, unknown>;
    const isWhole = Array.isArray(key) && (value === null || typeof value === "string") && typeof at === "number";
    return isWhole ? { key: key.map(String), value, at } : null;
  } catch {
    return null;
  }
}

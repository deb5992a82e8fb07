import { type CopyStore, keptTimeOf } from "./local-copies";

const databaseName = "lectern-copies";
const tableName = "copies";
const dayMs = 24 * 60 * 60 * 1000;

/** What last became of a copy: its text as it is in the browser's storage, or null once it was removed. */
export interface JournalRow {
  name: string;
  value: string | null;
  at: number;
}

export interface CopyJournal {
  list: () => Promise<JournalRow[]>;
  write: (row: JournalRow) => void;
  /** Drops rows that no one needs anymore. */
  drop: (names: readonly string[]) => void;
}

/**
 * Brings the browser's storage to where the journal has got. A browser writes its storage to the disk seconds later and loses
 * those seconds when it is killed; the journal is with the system at once.
 * @returns the names of copies that were removed since `askedAt`, when this page was asked for: their texts were stored while
 *   the page was in progress, which may show them as they were before.
 */
export async function recoverCopies(
  store: CopyStore,
  journal: CopyJournal,
  { askedAt, now }: { askedAt: number; now: number },
): Promise<string[]> {
  const done: string[] = [];
  const overtaken: string[] = [];
  for (const { name, value, at } of await journal.list()) {
    const kept = keptTimeOf(store.getItem(name));
    if (value === null) {
      if (kept !== null && kept <= at) store.removeItem(name);
      if (at >= askedAt) overtaken.push(name);
      if (at < now - dayMs) done.push(name);
    } else if (kept === null || kept < at) putBack(store, name, value);
  }
  if (done.length > 0) journal.drop(done);
  return overtaken;
}

function putBack(store: CopyStore, name: string, value: string): void {
  try {
    store.setItem(name, value);
  } catch {
    // No room: the row stays for another time.
  }
}

/** The journal of this browser; where it has no database (some private windows), nothing is noted. */
export function browserJournal(): CopyJournal {
  const opened = open();
  opened.catch(() => undefined);
  const change = (work: (table: IDBObjectStore) => void) => {
    opened.then((db) => work(db.transaction(tableName, "readwrite").objectStore(tableName))).catch(() => undefined);
  };
  return {
    async list() {
      try {
        return await answerOf((await opened).transaction(tableName).objectStore(tableName).getAll());
      } catch {
        return [];
      }
    },
    write: (row) => change((table) => table.put(row)),
    drop: (names) =>
      change((table) => {
        for (const name of names) table.delete(name);
      }),
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(tableName, { keyPath: "name" });
  return answerOf(request);
}

function answerOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

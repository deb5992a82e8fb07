import type { Change } from "./answer-queue";

const databaseName = "lectern-attempts";
const storeName = "answers";

interface KeptRow extends Change {
  attemptId: string;
}

/** Changes of one attempt on this device, written through to the disk before `keep` resolves. */
export interface KeptAnswers {
  list: () => Promise<Change[]>;
  keep: (change: Change) => Promise<boolean>;
  forget: (questionVersionId: string, revision: number) => void;
}

/** Where the browser has no storage (some private windows), nothing is kept and `keep` says so. */
export function keptAnswers(attemptId: string): KeptAnswers {
  const opened = open();
  opened.catch(() => undefined);
  return {
    async list() {
      try {
        const range = IDBKeyRange.bound([attemptId], [attemptId, []]);
        const rows = await within<KeptRow[]>(await opened, "readonly", (store) => store.getAll(range));
        return rows.map(({ attemptId: _, ...change }) => change);
      } catch {
        return [];
      }
    },
    async keep(change) {
      try {
        await within(await opened, "readwrite", (store) => store.put({ attemptId, ...change } satisfies KeptRow));
        return true;
      } catch {
        return false;
      }
    },
    forget(questionVersionId, revision) {
      opened.then((db) => forgetUpTo(db, [attemptId, questionVersionId], revision)).catch(() => undefined);
    },
  };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () =>
      request.result.createObjectStore(storeName, { keyPath: ["attemptId", "questionVersionId"] });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/** Resolves when the transaction is on the disk ("strict"), not when the request was merely taken. */
function within<Result>(
  db: IDBDatabase,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(storeName, mode, { durability: "strict" });
    const request = ask(transaction.objectStore(storeName));
    transaction.oncomplete = () => resolve(request.result as Result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

function forgetUpTo(db: IDBDatabase, key: [string, string], revision: number): void {
  const store = db.transaction(storeName, "readwrite").objectStore(storeName);
  const request = store.get(key);
  request.onsuccess = () => {
    const row = request.result as KeptRow | undefined;
    if (row && row.revision <= revision) store.delete(key);
  };
}

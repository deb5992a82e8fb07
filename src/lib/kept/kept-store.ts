import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type KeptRow, lateRows } from "./late-rows";

/** What tells a thing from the others of its kind: the ids of what it belongs to, then its own. */
export type KeptId = readonly string[];

/** One sort of what people write here. What a browser has kept may be anything, so that `parse` decides what of it is used. */
export interface KeptKind<Value> {
  name: string;
  parse: (kept: unknown) => Value | null;
  /** Written to the disk before `write` resolves, and not only handed to the system: it outlives a power cut then. */
  isStrict?: boolean;
}

export interface KeptEntry<Value> {
  id: KeptId;
  value: Value;
  keptAt: Date;
}

/** What one person has written of one kind and not sent. Where a browser keeps nothing, nothing is found and `write` says so. */
export interface Kept<Value> {
  read: (id: KeptId) => Promise<KeptEntry<Value> | null>;
  /** Of everything that belongs to `under`. */
  list: (under: KeptId) => Promise<KeptEntry<Value>[]>;
  /** Resolves to whether it worked. A page that is going away can still write. */
  write: (id: KeptId, value: Value) => Promise<boolean>;
  /** It was sent or discarded. With `isOver`, only a value of which that says so goes. */
  remove: (id: KeptId, isOver?: (value: Value) => boolean) => Promise<void>;
  /** Writes what an earlier release kept elsewhere, where nothing is kept under its id. Resolves to whether it is here now. */
  adopt: (id: KeptId, value: unknown, keptAt?: number) => Promise<boolean>;
}

interface Tables extends DBSchema {
  entries: { key: string[]; value: KeptRow };
}
type Database = IDBPDatabase<Tables>;

const dayMs = 24 * 60 * 60 * 1000;
/** How long calls wait for the database to open: some browsers never do. */
const patienceMs = 5000;

/** Every key that begins with these parts. In IndexedDB's order an array comes after all strings. */
const startingWith = (parts: readonly string[]) =>
  IDBKeyRange.bound([...parts], [...parts, []]) as unknown as IDBKeyRange & string[];

/** What people have written on this device and not sent, by person, since people share devices. */
export class KeptStore {
  #database: Database | null = null;
  #opening: Promise<Database> | null = null;
  /** Of all calls since then. */
  #tooLate: Promise<null> | null = null;
  /** What is on its way to the database. */
  readonly #unwritten = new Set<KeptRow>();
  #isLeaving = false;

  constructor(private readonly name = "lectern-kept") {}

  of<Value>(personId: string, kind: KeptKind<Value>): Kept<Value> {
    const keyOf = (id: KeptId): string[] => [personId, kind.name, ...id];
    const entryOf = ({ key, value: text, at }: KeptRow): KeptEntry<Value> | null => {
      const value = text === null ? null : parsed(kind, text);
      return value === null ? null : { id: key.slice(2), value, keptAt: new Date(at) };
    };
    const rowOf = (id: KeptId, value: unknown): KeptRow => ({
      key: keyOf(id),
      value: JSON.stringify(value),
      at: Date.now(),
    });
    return {
      read: async (id) => {
        this.#takeInLate();
        const row = await this.#ask((database) => database.get("entries", keyOf(id)));
        return (row && entryOf(row)) ?? null;
      },
      list: async (under) => {
        this.#takeInLate();
        const rows = await this.#ask((database) => database.getAll("entries", startingWith(keyOf(under))));
        return (rows ?? []).flatMap((row) => entryOf(row) ?? []);
      },
      write: (id, value) => this.#put(rowOf(id, value), kind.isStrict),
      remove: async (id, isOver) => {
        const gone: KeptRow = { key: keyOf(id), value: null, at: Date.now() };
        if (!isOver) {
          await this.#put(gone);
          return;
        }
        await this.#replace(gone, (row) => {
          const now = row && entryOf(row);
          return Boolean(now && isOver(now.value));
        });
      },
      adopt: async (id, value, keptAt = Date.now()) => {
        if (kind.parse(value) === null) return true;
        return this.#replace({ ...rowOf(id, value), at: keptAt }, (row) => row?.value == null);
      },
    };
  }

  /** Of a person's entries of these kinds, the ids of those that were sent or discarded at or after `since` (milliseconds since 1970). */
  async removedSince(personId: string, kinds: readonly string[], since: number): Promise<KeptId[]> {
    this.#takeInLate();
    const rows = await this.#ask((database) => database.getAll("entries", startingWith([personId])));
    return (rows ?? []).flatMap(({ key: [, kind = "", ...id], value, at }) =>
      value === null && at >= since && kinds.includes(kind) ? [id] : [],
    );
  }

  /** Forgets that something was sent or discarded before a moment, whoever wrote it. What was not sent stays for its owner. */
  async forgetSent(before: number): Promise<void> {
    this.#takeInLate();
    await this.#ask(async (database) => {
      const change = database.transaction("entries", "readwrite");
      const forget = async () => {
        for (let at = await change.store.openCursor(); at; at = await at.continue())
          if (at.value.value === null && at.value.at < before) await at.delete();
      };
      await Promise.all([forget(), change.done]);
    });
  }

  #put(row: KeptRow, isStrict = false): Promise<boolean> {
    this.#unwritten.add(row);
    if (this.#isLeaving) lateRows.write(row);
    const written = this.#ask(async (database) => {
      const change = database.transaction("entries", "readwrite", { durability: isStrict ? "strict" : "relaxed" });
      const put = change.store.put(row);
      // With the system at once, so that a kill of the browser does not lose it.
      change.commit();
      await Promise.all([put, change.done]);
      return true;
    });
    return written.then((isWritten) => {
      this.#unwritten.delete(row);
      return isWritten ?? false;
    });
  }

  readonly #leave = (): void => {
    this.#isLeaving = true;
    for (const row of this.#unwritten) lateRows.write(row);
  };

  readonly #stay = (): void => {
    this.#isLeaving = false;
  };

  /** What pages that went away could write last comes before what is asked next. */
  #takeInLate(): void {
    for (const row of lateRows.read())
      void this.#replace(row, (now) => now === undefined || now.at <= row.at).then(
        (isIn) => isIn && lateRows.remove(row),
      );
  }

  /** Writes over what `isReplaced` says so of, in one transaction with the look at it. */
  async #replace(row: KeptRow, isReplaced: (now: KeptRow | undefined) => boolean): Promise<boolean> {
    const isDone = await this.#ask(async (database) => {
      const change = database.transaction("entries", "readwrite");
      const replace = async () => isReplaced(await change.store.get(row.key)) && (await change.store.put(row));
      await Promise.all([replace(), change.done]);
      return true;
    });
    return isDone ?? false;
  }

  /** Null where the browser keeps nothing, is full, or does not answer in time. Calls take effect in the order in which they are made. */
  async #ask<Result>(work: (database: Database) => Promise<Result>): Promise<Result | null> {
    try {
      if (this.#database) return await work(this.#database);
      const done = this.#open().then(work);
      return await Promise.race([done, this.#tooLate]);
    } catch {
      return null;
    }
  }

  #open(): Promise<Database> {
    const forget = () => {
      this.#database = null;
      this.#opening = null;
      this.#tooLate = null;
    };
    this.#tooLate ??= new Promise((resolve) => setTimeout(() => resolve(null), patienceMs));
    const open = async () => {
      globalThis.addEventListener?.("pagehide", this.#leave);
      globalThis.addEventListener?.("pageshow", this.#stay);
      this.#database = await openDB<Tables>(this.name, 1, {
        upgrade: (database) => void database.createObjectStore("entries", { keyPath: "key" }),
        // A later release wants to change it.
        blocking: () => {
          this.#database?.close();
          forget();
        },
        terminated: forget,
      });
      void this.forgetSent(Date.now() - dayMs);
      return this.#database;
    };
    this.#opening ??= open().catch((error) => {
      // A browser that refuses once may open it the next time.
      forget();
      throw error;
    });
    return this.#opening;
  }
}

function parsed<Value>({ parse }: KeptKind<Value>, text: string): Value | null {
  try {
    return parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The one of this browser. It is opened by the first call. */
export const keptStore = new KeptStore();

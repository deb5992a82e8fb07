import { deleteDB, openDB } from "idb";
import { type KeptId, type KeptKind, type KeptStore, keptStore } from "@/lib/kept/kept-store";
import { namesBefore } from "@/lib/kept/take-over";

const prefix = "lectern.text.";
const journalName = "lectern-copies";

interface JournalRow {
  name: string;
  value: string | null;
  at: number;
}

interface OldCopy {
  baseRevision: unknown;
  value: string;
  seen?: unknown;
  keptAt: number;
}

/**
 * Moves what an earlier release kept of authors' texts: in localStorage, beside a journal in a database, which had what a killed
 * browser had not written yet. What the journal knows to have been sent is dropped.
 */
export async function takeOverCopies(store = keptStore): Promise<void> {
  try {
    const journal = await readJournal();
    const found = new Map<string, OldCopy>();
    for (const name of namesBefore(prefix)) note(found, name, localStorage.getItem(name));
    for (const { name, value, at } of journal ?? []) {
      const known = found.get(name)?.keptAt ?? 0;
      if (value === null && known <= at) found.delete(name);
      else if (value !== null && known < at) note(found, name, value);
    }
    // The newest first: of a text with several, it is the one that counts.
    const newestFirst = [...found].sort(([, one], [, other]) => other.keptAt - one.keptAt);
    const moved = await Promise.all(newestFirst.map(([name, copy]) => adopt(store, name, copy)));
    if (!moved.every(Boolean)) return;
    for (const name of namesBefore(prefix)) localStorage.removeItem(name);
    if (journal) await deleteDB(journalName);
  } catch {
    // No storage in some private windows, and nothing from before then.
  }
}

async function readJournal(): Promise<JournalRow[] | null> {
  if (!(await indexedDB.databases()).some(({ name }) => name === journalName)) return null;
  const database = await openDB(journalName);
  const rows: JournalRow[] = await database.getAll("copies");
  database.close();
  return rows;
}

function note(found: Map<string, OldCopy>, name: string, stored: string | null): void {
  try {
    const copy = JSON.parse(stored ?? "null") as (Omit<OldCopy, "keptAt"> & { keptAt: string }) | null;
    const keptAt = Date.parse(copy?.keptAt ?? "");
    if (copy && typeof copy.value === "string" && !Number.isNaN(keptAt)) found.set(name, { ...copy, keptAt });
  } catch {
    // No copy.
  }
}

/** Names were a prefix, what the copy was of and whose, parted by spaces, and after a dot the revision or the id. */
async function adopt(store: KeptStore, name: string, { keptAt, ...copy }: OldCopy): Promise<boolean> {
  const dot = name.lastIndexOf(".");
  const [what = "", ...parts] = name.slice(prefix.length, dot).split(" ");
  const last = name.slice(dot + 1);
  const personId = parts.pop() ?? "";
  const [thing = "", ...rest] = parts;
  const move = (kind: string, id: KeptId, value: unknown) =>
    store.of(personId, anything(kind)).adopt(id, value, keptAt);
  if (what === "lesson") return move("text", [thing, ...rest], copy);
  const value: unknown = JSON.parse(copy.value);
  if (what === "questions") return move("question", [thing, last], value);
  if (what === "captions") return move("captions", [thing, rest.join(" "), last], value);
  return what === "settings" ? move("settings", [thing], value) : true;
}

/** Whoever reads it looks at what it is. */
const anything = (name: string): KeptKind<unknown> => ({ name, parse: (kept) => kept });

import { browserJournal, type CopyJournal, recoverCopies } from "./copy-journal";
import type { CopyStore } from "./local-copies";

/** How long a page waits for what an earlier visit noted, in milliseconds: some browsers never open their database. */
const patienceMs = 5000;

let opened: CopyStore | null | undefined;
let recovered: Promise<string[]> | undefined;

/** The browser's storage for copies, which notes each change in the journal too; null where it is forbidden. */
export function deviceCopies(): CopyStore | null {
  if (opened === undefined) opened = openStore();
  return opened;
}

function openStore(): CopyStore | null {
  try {
    return typeof window === "undefined" ? null : noted(window.localStorage, browserJournal());
  } catch {
    return null;
  }
}

function noted(store: Storage, journal: CopyJournal): CopyStore {
  recovered ??= recoverCopies(store, journal, { askedAt: performance.timeOrigin, now: Date.now() });
  return {
    get length() {
      return store.length;
    },
    key: (index) => store.key(index),
    getItem: (name) => store.getItem(name),
    setItem(name, value) {
      journal.write({ name, value, at: Date.now() });
      store.setItem(name, value);
    },
    removeItem(name) {
      journal.write({ name, value: null, at: Date.now() });
      store.removeItem(name);
    },
  };
}

/**
 * Resolves once `deviceCopies` has what was typed up to the moment in which the browser ended, however it ended. A page that
 * was read just before its own last words were stored is read again instead: this never resolves then.
 */
export async function recoveredCopies(): Promise<void> {
  if (!deviceCopies()) return;
  const tooLate = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const overtaken = (await Promise.race([recovered, tooLate])) ?? [];
  if (!overtaken.some(isOfThisPage)) return;
  recovered = Promise.resolve([]);
  window.location.reload();
  await new Promise(() => undefined);
}

/** Copies are named by what kind of text they are of, and by its lesson. */
const isOfThisPage = (name: string): boolean => {
  const [, lessonId = name] = name.split(" ");
  return window.location.pathname.includes(lessonId);
};

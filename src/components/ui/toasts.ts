import type { IconName } from "./icon-names";

export type Toast = {
  words: string;
  icon?: IconName;
  /** Usually Undo. */
  action?: { name: string; run: () => void };
};

export type ShownToast = Toast & { id: number };

let shown: readonly ShownToast[] = [];
let lastId = 0;
const none: readonly ShownToast[] = [];
const regions: symbol[] = [];
const listeners = new Set<() => void>();

function change(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Tells, without asking for anything: what was done, and the way back. Never for errors; those stay where they happened. */
export function showToast(toast: Toast): void {
  lastId += 1;
  // Three at most: older ones have been read or never will be.
  change([...shown, { ...toast, id: lastId }].slice(-3));
}

export function dismissToast(id: number): void {
  change(shown.filter((toast) => toast.id !== id));
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** A page may have several toasters, each brought by a part whose code comes later: the first of them shows everything. */
  read: (region: symbol): readonly ShownToast[] => (regions[0] === region ? shown : none),
  readOnServer: () => none,
  mount(region: symbol): () => void {
    regions.push(region);
    change(shown);
    return () => {
      regions.splice(regions.indexOf(region), 1);
      change(shown);
    };
  },
};

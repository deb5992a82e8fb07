import type { SaveStatus } from "@/lib/kept/save-status";

const idle: SaveStatus = { kind: "idle" };
let state: SaveStatus = idle;
const listeners = new Set<() => void>();

/** What the head of a page shows: whether the last change on this page is stored. Told by whichever editor stored it. */
export function tellSaved(next: SaveStatus): void {
  state = next;
  for (const listener of listeners) listener();
}

/** What it says of an editor: of words that are typed and not on their way yet, never that they are saved. */
export const withUnsent = (told: SaveStatus, isDirty: boolean): SaveStatus =>
  isDirty && (told.kind === "saved" || told.kind === "idle") ? { kind: "saving" } : told;

export const savedStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      // The next page starts without the words of the last one.
      if (listeners.size === 0) state = idle;
    };
  },
  read: (): SaveStatus => state,
  readOnServer: (): SaveStatus => idle,
};

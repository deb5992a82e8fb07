/** What a form that was sent is for; the notice has a sentence for each. */
export type SentKind = "request" | "signIn" | "signOut";

const sent = new Map<symbol, SentKind>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** The forms that wait for the site's answer. While it can't be reached Next keeps them, and sends them again when it can. */
export const sentForms = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** What the one that was sent last is for, or null. */
  read: (): SentKind | null => [...sent.values()].at(-1) ?? null,
  readOnServer: (): SentKind | null => null,
  /** Returns what to call once it is answered. */
  add(kind: SentKind): () => void {
    const id = Symbol(kind);
    sent.set(id, kind);
    tell();
    return () => {
      sent.delete(id);
      tell();
    };
  },
};

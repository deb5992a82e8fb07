import { type KeptKind, keptStore } from "@/lib/kept/kept-store";
import type { KeptSignal } from "./signal-queue";

/** Signals of one attempt that were not sent, on this device. */
export interface KeptSignals {
  list: () => Promise<KeptSignal[]>;
  keep: (signal: KeptSignal) => void;
  forget: (id: string) => void;
}

const kinds = new Set<unknown>(["AWAY", "PAGE_HIDDEN", "PASTED"] satisfies KeptSignal["kind"][]);
const dayMs = 24 * 60 * 60 * 1000;

const signal: KeptKind<KeptSignal> = {
  name: "signal",
  parse: (kept) => {
    const { id, kind } = (kept ?? {}) as Record<"id" | "kind", unknown>;
    return typeof id === "string" && kinds.has(kind) ? (kept as KeptSignal) : null;
  },
};

export function keptSignals(studentId: string, attemptId: string, store = keptStore): KeptSignals {
  const kept = store.of(studentId, signal);
  return {
    async list() {
      const all = await kept.list([]);
      // An attempt that has ended takes none, and its page is never opened again.
      const isOld = (at: Date) => at.getTime() < Date.now() - dayMs;
      for (const { id, keptAt } of all) if (id[0] !== attemptId && isOld(keptAt)) void kept.remove(id);
      return all.filter(({ id }) => id[0] === attemptId).map(({ value }) => value);
    },
    keep: (noted) => void kept.write([attemptId, noted.id], noted),
    forget: (id) => void kept.remove([attemptId, id]),
  };
}

"use client";
import { useRef, useState, useSyncExternalStore } from "react";
import type { SaveStatus } from "@/lib/kept/save-status";
import { ShownAtOnce, type ShownChange } from "./shown-at-once";
import { useRefusal } from "./use-refusal";

interface ShownOptions {
  /** Messages about which this place knows more; see `useFailureSentence`. */
  place?: string;
  /** Hears what becomes of each change, where that is shown elsewhere. */
  onStatus?: (status: SaveStatus) => void;
}

interface Shown<Value> {
  value: Value;
  status: SaveStatus;
  /** Why a change was refused; null from the next one on. */
  problem: string | null;
  /** Resolves to whether the change was stored. */
  change: <Answer>(change: ShownChange<Value, Answer>) => Promise<boolean>;
}

/** What someone chooses shows at once, is stored, and goes back where it was refused. */
export function useShownAtOnce<Value>(given: Value, { place, onStatus }: ShownOptions = {}): Shown<Value> {
  const words = useRefusal(place);
  const [store] = useState(() => new ShownAtOnce(given));
  const value = useSyncExternalStore(store.subscribe, store.read, store.read);
  const [status, setStatus] = useState<SaveStatus>({ kind: "idle" });
  // Of changes that are under way together, one that was refused is told, whatever becomes of the others.
  const wasRefused = useRef(false);

  const say = (next: SaveStatus) => {
    setStatus(next);
    onStatus?.(next);
  };
  async function change<Answer>(next: ShownChange<Value, Answer>): Promise<boolean> {
    if (store.isSettled) wasRefused.current = false;
    if (!wasRefused.current) say({ kind: "saving" });
    try {
      await store.change(next);
    } catch (error) {
      wasRefused.current = true;
      say({ kind: "refused", why: words(error) });
      return false;
    }
    if (store.isSettled && !wasRefused.current) say({ kind: "saved", at: new Date() });
    return true;
  }
  return { value, status, problem: status.kind === "refused" ? status.why : null, change };
}

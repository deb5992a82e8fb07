"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { SaveState } from "@/components/ui/saved-state";
import {
  Autosave,
  type AutosaveDeps,
  type AutosaveState,
  type LocalCopy,
  type Revision,
  type SaveReceipt,
  type SaveRequest,
} from "./autosave";

export interface AutosaveOptions {
  /** Where this device keeps the text, and the copy that an earlier visit left there. Read once. */
  kept: Pick<AutosaveDeps, "keep" | "forget">;
  copy: LocalCopy | null;
  /** What the server had when the page was opened. Read once. */
  revision: Revision;
  value: string;
  /**
   * Stores the text if `baseRevision` is still the server's. On a conflict it throws
   * `{ code: "CONFLICT", facts: { value, revision } }`, what the server has now.
   */
  save: (request: SaveRequest) => Promise<SaveReceipt>;
}

export interface AutosaveControls extends AutosaveState {
  /** For `SavedState`. A conflict is not among its states: the page shows both texts. */
  saveState: SaveState;
  change: (value: string) => void;
  flush: () => Promise<boolean>;
  /** Both answer how to bring back the text that they put away. */
  resolve: (choice: "mine" | "theirs" | { merged: string }) => () => void;
  discardRestored: () => () => void;
  dismissNotice: () => void;
}

function openAutosave(options: AutosaveOptions, save: AutosaveOptions["save"]): Autosave {
  return new Autosave({ save, ...options.kept, isOnline: () => navigator.onLine }, options, options.copy);
}

/**
 * A text that saves itself. Needs the words `editor`. Call it in a component that is rendered in the browser only, as the editor
 * is, with what `useTextCopies` found.
 */
export function useAutosave(options: AutosaveOptions): AutosaveControls {
  const save = useRef(options.save);
  save.current = options.save;
  const [autosave] = useState(() => openAutosave(options, (request) => save.current(request)));
  const state = useSyncExternalStore(autosave.subscribe, autosave.state, autosave.state);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    clearTimeout(closing.current);
    const keep = () => autosave.keepNow();
    const wake = () => (document.visibilityState === "hidden" ? autosave.keepNow() : autosave.wake());
    window.addEventListener("pagehide", keep);
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      window.removeEventListener("pagehide", keep);
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
      autosave.keepNow();
      // A moment later, so that a component that is only mounted again goes on with the same one.
      closing.current = setTimeout(() => void autosave.flush().finally(() => autosave.close()));
    };
  }, [autosave]);

  return {
    ...state,
    saveState: useSaveState(state),
    change: (value) => autosave.change(value),
    flush: () => autosave.flush(),
    resolve: (choice) => autosave.resolve(choice),
    discardRestored: () => autosave.discardRestored(),
    dismissNotice: () => autosave.dismissNotice(),
  };
}

function useSaveState({ status }: AutosaveState): SaveState {
  const t = useTranslations("editor");
  const seconds = useSecondsUntil(status.kind === "retrying" ? status.at : null);
  // The kit's words for a retry say that the text is kept here: where that is not so, it has to be said.
  if (status.kind === "retrying" && !status.isKept) return { kind: "refused", why: t("unkept", { seconds }) };
  if (status.kind === "retrying") return { kind: "retrying", inSeconds: seconds };
  if (status.kind === "refused") return { kind: "refused", why: status.reason };
  return status.kind === "conflict" ? { kind: "kept" } : status;
}

function useSecondsUntil(at: Date | null): number {
  const [now, setNow] = useState(() => Date.now());
  const time = at?.getTime() ?? null;
  useEffect(() => {
    if (time === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [time]);
  return time === null ? 0 : Math.max(1, Math.ceil((time - now) / 1000));
}

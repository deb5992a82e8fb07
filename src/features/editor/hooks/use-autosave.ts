"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { SaveStatus } from "@/lib/kept/save-status";
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
   * `{ code: "CONFLICT", facts: { value, revision } }`, what the server has now; on a refusal, `SaveRefused`. After anything else it
   * is called again.
   */
  save: (request: SaveRequest) => Promise<SaveReceipt>;
}

export interface AutosaveControls extends AutosaveState {
  /** For `SavedState`. A conflict is not among its states: the page shows both texts. */
  saveState: SaveStatus;
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
 * A text that saves itself. Call it in a component that is rendered in the browser only, as the editor
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
    saveState: state.status.kind === "conflict" ? { kind: "kept" } : state.status,
    change: (value) => autosave.change(value),
    flush: () => autosave.flush(),
    resolve: (choice) => autosave.resolve(choice),
    discardRestored: () => autosave.discardRestored(),
    dismissNotice: () => autosave.dismissNotice(),
  };
}

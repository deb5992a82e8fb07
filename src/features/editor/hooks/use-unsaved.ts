"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { isSame as isSameButForIds } from "@/features/editor/merge-fields";

/** A thing in a form, and the version of it that the form was opened with. */
export interface Versioned<T> {
  version: number;
  value: T;
}

/** What was in the form, and which version it was made from. */
export type UnsavedCopy<T> = Versioned<T> & { keptAt: Date };

/** Where this device keeps what is in the form and not saved. */
export interface UnsavedCopies<T> {
  read: () => Promise<UnsavedCopy<T> | null>;
  keep: (unsaved: Versioned<T>) => Promise<boolean>;
  /** Only while the copy is of this value: another tab may have written another. */
  forget: (value: T) => Promise<void>;
}

interface UnsavedState<T> {
  /** As it was last seen on the server. */
  stands: Versioned<T>;
  /** The one that `value` was made from. Another than the one that stands: someone else has saved meanwhile. */
  version: number;
  value: T;
  /** When the device kept what is shown instead of what stands, until that is dismissed. */
  restoredFrom: Date | null;
  /** What an earlier visit left here, where something had been typed before it was read. */
  earlier: UnsavedCopy<T> | null;
}

/** Rest after typing before the copy on the device is written, in milliseconds. */
const settleMs = 200;

/**
 * A form whose content is saved on demand: what is typed is on this device until then, and there again on a later visit. `opened` and
 * `open` are called once, the latter in the browser only; where it fails, nothing is kept.
 */
export function useUnsaved<T extends object>(
  opened: () => Versioned<T>,
  open: () => Promise<UnsavedCopies<T>>,
  isSame: (a: T, b: T) => boolean = isSameButForIds,
) {
  const [state, setState] = useState<UnsavedState<T>>(() => {
    const stands = opened();
    return { ...stands, stands, restoredFrom: null, earlier: null };
  });
  const latest = useRef(state);
  const [copies] = useState(() => once(open));
  /** Nothing is written over what an earlier visit left before that was read, and chosen from. */
  const isRead = useRef(false);
  const isKept = useRef(true);
  /** The copy that this page wrote or took up. */
  const kept = useRef<T | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const set = useCallback((change: Partial<UnsavedState<T>>) => {
    latest.current = { ...latest.current, ...change };
    setState(latest.current);
  }, []);

  const keepNow = useCallback(() => {
    clearTimeout(timer.current);
    const { version, value, stands, earlier } = latest.current;
    if (isKept.current || !isRead.current || earlier) return;
    isKept.current = true;
    const before = kept.current;
    const isOver = isSame(value, stands.value);
    kept.current = isOver ? null : value;
    const write = async (device: UnsavedCopies<T>) => {
      if (!isOver) await device.keep({ version, value });
      else if (before) await device.forget(before);
    };
    copies().then(write, () => undefined);
  }, [copies, isSame]);

  const show = useCallback(
    (change: Partial<UnsavedState<T>>) => {
      set(change);
      isKept.current = false;
      clearTimeout(timer.current);
      timer.current = setTimeout(keepNow, settleMs);
    },
    [set, keepNow],
  );

  useEffect(() => {
    let isHere = true;
    const takeUp = (found: UnsavedCopy<T> | null) => {
      if (!isHere || isRead.current) return;
      isRead.current = true;
      const { stands, value } = latest.current;
      kept.current = found?.value ?? null;
      if (found && isSame(found.value, stands.value)) isKept.current = false;
      else if (found && isSame(value, stands.value))
        set({ version: found.version, value: found.value, restoredFrom: found.keptAt });
      else if (found && !isSame(found.value, value)) set({ earlier: found });
      keepNow();
    };
    copies()
      .then((device) => device.read())
      .then(takeUp, () => takeUp(null));
    return () => {
      isHere = false;
    };
  }, [copies, set, keepNow, isSame]);

  useEffect(() => {
    const hide = () => document.visibilityState === "hidden" && keepNow();
    window.addEventListener("pagehide", keepNow);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("pagehide", keepNow);
      document.removeEventListener("visibilitychange", hide);
      keepNow();
    };
  }, [keepNow]);

  const isDirty = !isSame(state.value, state.stands.value);
  useLeaveWarning(isDirty);

  /** Shows another value at once. @returns how to bring back the one whose place it takes. */
  function swap(change: Partial<UnsavedState<T>>): () => void {
    const { value, version } = latest.current;
    show(change);
    keepNow();
    return () => show({ value, version });
  }

  return {
    value: state.value,
    version: state.version,
    stands: state.stands,
    /** What someone else has saved meanwhile, until `resolve`. Nothing is to be saved before. */
    theirs: state.version === state.stands.version ? null : state.stands,
    restoredFrom: state.restoredFrom,
    earlier: state.earlier,
    change: (value: T) => show({ value }),
    /** Starts from another value, as if the form had been opened with it. */
    begin: (value: T) => set({ value, stands: { ...latest.current.stands, value } }),
    /** The server has another version than the one that this was made from. */
    meet: (stands: Versioned<T>) => set({ stands }),
    /** Keeps what is in the form, over what stands, or shows what stands. @returns how to bring back what was put away. */
    resolve(keep: "mine" | "theirs"): () => void {
      const { stands } = latest.current;
      const change = { version: stands.version, restoredFrom: null };
      return swap(keep === "mine" ? change : { ...change, value: stands.value });
    },
    dismissRestored: () => set({ restoredFrom: null }),
    /** Shows what an earlier visit left, or forgets it. @returns how to bring back what was put away. */
    settleEarlier(take: boolean): () => void {
      const { earlier } = latest.current;
      if (!earlier) return () => undefined;
      const { value, version } = earlier;
      if (take) return swap({ value, version, earlier: null });
      swap({ earlier: null });
      return () => show({ value, version });
    },
    /** `sent` was saved, and made this version. */
    noteSaved(stands: Versioned<T>, sent: T): void {
      const isUnchanged = isSame(latest.current.value, sent);
      const change = { stands, version: stands.version, restoredFrom: null };
      swap(isUnchanged ? { ...change, value: stands.value } : change);
    },
  };
}

export type Unsaved<T extends object> = ReturnType<typeof useUnsaved<T>>;

function once<Result>(open: () => Promise<Result>): () => Promise<Result> {
  let opened: Promise<Result> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

/** The browser asks before what was typed is lost. */
function useLeaveWarning(isDirty: boolean): void {
  const dirty = useRef(isDirty);
  dirty.current = isDirty;
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, []);
}

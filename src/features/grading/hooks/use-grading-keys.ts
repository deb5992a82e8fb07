import { useEffectEvent, useLayoutEffect, useSyncExternalStore } from "react";

const storageKey = "lectern-grading-keys";
const changed = "lectern:grading-keys";

function subscribe(onChange: () => void): () => void {
  addEventListener(changed, onChange);
  addEventListener("storage", onChange);
  return () => {
    removeEventListener(changed, onChange);
    removeEventListener("storage", onChange);
  };
}

function areOnHere(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    // Storage is closed to the page: the keys are as they are at first.
    return true;
  }
}

/** Remembered on this device. */
export function switchGradingKeys(areOn: boolean): void {
  try {
    if (areOn) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, "off");
  } catch {
    return;
  }
  dispatchEvent(new Event(changed));
}

/** What keys do; those alone say whether they did anything. */
interface GradingKeys {
  onLetter?: Readonly<Record<string, () => boolean>>;
  onDigit?: (digit: number) => boolean;
  /** Ctrl or ⌘ and Enter: with a modifier, so that it works wherever the focus is, and always. */
  onSave?: () => void;
}

const typedInto = "textarea, select, [contenteditable], [role=dialog], input:not([type=radio], [type=checkbox])";

/**
 * Keys without a modifier, while nothing is typed in and no dialog is open. People who dictate, or press keys by accident, can switch them off (WCAG 2.1.4).
 */
export function useGradingKeys({ onLetter = {}, onDigit, onSave }: GradingKeys): { areOn: boolean } {
  // Until the code is there they do nothing, and no key is named.
  const areOn = useSyncExternalStore(subscribe, areOnHere, () => false);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const isInDialog = event.target instanceof Element && event.target.closest("[role=dialog]");
    if (onSave && event.key === "Enter" && (event.ctrlKey || event.metaKey) && !isInDialog) {
      event.preventDefault();
      onSave();
      return;
    }
    const isTyping = event.target instanceof Element && event.target.closest(typedInto);
    if (!areOn || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const isDigit = /^[1-9]$/.test(event.key);
    const isDone = isDigit ? onDigit?.(Number(event.key)) : onLetter[event.key.toLowerCase()]?.();
    if (isDone) event.preventDefault();
  });
  // Before the fields are painted: someone who sees them may press at once.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return { areOn };
}

import { flushSync } from "react-dom";

/** Makes a change and gives the focus to what is found after it, before the next key arrives. */
export function focusAfter(change: () => void, find: () => { focus: () => void } | null | undefined): void {
  flushSync(change);
  find()?.focus();
}

/** Makes a change that takes the focus from the element on the way, as a move in a list does: the next key finds it back, however soon. */
export function keepFocus(element: HTMLElement, change: () => void): void {
  focusAfter(change, () => element);
}

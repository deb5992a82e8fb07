import { flushSync } from "react-dom";

/** Makes a change that takes the focus from the element on the way, as a move in a list does: the next key finds it back, however soon. */
export function keepFocus(element: HTMLElement, change: () => void): void {
  flushSync(change);
  element.focus();
}

"use client";
import { useEffect } from "react";
import { FocusSpot, isPlaced } from "@/components/ui/focus-spot";

/**
 * A button that works is disabled meanwhile, and browsers take the focus from what is disabled: it comes back with the button, unless
 * the reader or the page has put it somewhere else by then. What removes itself, as a row does that is deleted, leaves the focus of
 * whoever uses the keyboard to what takes its place. Without it the next key would go nowhere.
 */
export function FocusKeeper() {
  useEffect(() => {
    const spot = new FocusSpot();
    let lost: HTMLElement | null = null;
    let isByPointer = false;
    const forget = () => {
      lost = null;
    };
    // Before the browser takes the focus away: that comes with the next frame.
    const observer = new MutationObserver((records) => {
      const at = document.activeElement;
      if (at instanceof HTMLElement && at.matches(":disabled")) lost = at;
      else if (lost?.isConnected && !lost.matches(":disabled") && at === document.body) {
        lost.focus({ preventScroll: true });
        forget();
      }
      spot.mend(records);
    });
    const noteFocus = ({ target }: FocusEvent) => {
      forget();
      if (target instanceof HTMLElement && !isByPointer) spot.note(target);
    };
    const noteLeft = ({ target, relatedTarget }: FocusEvent) => {
      // Browsers say so too where they take the focus from what is disabled or removed.
      const isTaken = () => target instanceof HTMLElement && (!target.isConnected || target.matches(":disabled"));
      if (!relatedTarget) queueMicrotask(() => document.hasFocus() && !isTaken() && spot.forget());
    };
    const notePointer = () => {
      forget();
      isByPointer = true;
      spot.forget();
    };
    const noteKey = (event: KeyboardEvent) => {
      if (event.repeat && event.key === "Enter" && isPlaced(event.target)) event.preventDefault();
      if (isByPointer && document.activeElement instanceof HTMLElement) spot.note(document.activeElement);
      isByPointer = false;
    };
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ["disabled"] });
    document.addEventListener("focusin", noteFocus);
    document.addEventListener("focusout", noteLeft);
    document.addEventListener("pointerdown", notePointer, true);
    document.addEventListener("keydown", noteKey, true);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", noteFocus);
      document.removeEventListener("focusout", noteLeft);
      document.removeEventListener("pointerdown", notePointer, true);
      document.removeEventListener("keydown", noteKey, true);
    };
  }, []);
  return null;
}

"use client";
import { useEffect } from "react";

/**
 * A button that works is disabled meanwhile, and browsers take the focus from what is disabled: it comes back with the button, unless
 * the reader or the page has put it somewhere else by then. Without it the next key would go nowhere.
 */
export function FocusKeeper() {
  useEffect(() => {
    let lost: HTMLElement | null = null;
    const forget = () => {
      lost = null;
    };
    // Before the browser takes the focus away: that comes with the next frame.
    const observer = new MutationObserver(() => {
      const at = document.activeElement;
      if (at instanceof HTMLElement && at.matches(":disabled")) lost = at;
      else if (lost?.isConnected && !lost.matches(":disabled") && at === document.body) {
        lost.focus({ preventScroll: true });
        forget();
      }
    });
    observer.observe(document, { subtree: true, attributeFilter: ["disabled"] });
    document.addEventListener("focusin", forget);
    document.addEventListener("pointerdown", forget);
    return () => {
      observer.disconnect();
      document.removeEventListener("focusin", forget);
      document.removeEventListener("pointerdown", forget);
    };
  }, []);
  return null;
}

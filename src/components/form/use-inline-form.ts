import { type KeyboardEvent, useEffect, useRef } from "react";

/** A form that opens in the page: its first field gets the focus, Escape closes it, and whatever opened it gets the focus back. */
export function useInlineForm(onClose: () => void) {
  const form = useRef<HTMLFormElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current ??= document.activeElement;
    form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, []);
  function close() {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }
  return {
    form,
    close,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
    },
  };
}

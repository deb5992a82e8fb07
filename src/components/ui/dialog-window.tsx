"use client";

import { Dialog } from "radix-ui";
import { useRef } from "react";
import type { DialogProps } from "./dialog";
import { backTo, isFocusFree } from "./focus-spot";

/** Where its utilities count, which an area alone has; undefined on pages without one. */
const innermostArea = () => [...document.querySelectorAll<HTMLElement>("[data-styles]")].at(-1);

/** The dialog itself, on Radix: keeps the focus, closes with Escape, gives the focus back. Use it through `Dialog`. */
export function DialogWindow({ open, onClose, title, description, children }: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  const opener = useRef<Element>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal container={innermostArea()}>
        {/* Not Radix's Overlay: it locks scrolling by an inline style element, which the security policy refuses. CSS does it here. */}
        <div className="veil [position:fixed] inset-0 z-20 grid place-items-center overflow-y-auto bg-[color-mix(in_oklch,light-dark(var(--ink),var(--sunken))_45%,transparent)] px-(--gutter) py-6">
          <Dialog.Content
            ref={content}
            className="dialog-box"
            aria-describedby={description ? undefined : ""}
            onOpenAutoFocus={(event) => {
              // What it was opened from would cover it. The focus goes back to the button of that menu.
              for (const menu of document.querySelectorAll<HTMLElement>("[popover]:popover-open")) menu.hidePopover();
              opener.current = document.activeElement;
              // The safe answer is marked; without one, Radix takes the first thing that can be focused.
              const safe = content.current?.querySelector<HTMLElement>("[data-safe]");
              if (!safe) return;
              event.preventDefault();
              safe.focus();
            }}
            onCloseAutoFocus={(event) => {
              // Radix knows only its own triggers; ours is whatever the reader pressed. It is a moment later, and the focus may
              // have been given to what the dialog was about.
              event.preventDefault();
              if (isFocusFree()) backTo(opener.current)?.focus();
            }}
          >
            <Dialog.Title asChild>
              <h2>{title}</h2>
            </Dialog.Title>
            {description && (
              <Dialog.Description asChild>
                <p>{description}</p>
              </Dialog.Description>
            )}
            {children}
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

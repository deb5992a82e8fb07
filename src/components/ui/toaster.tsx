"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./button";
import { Icon } from "./icon";
import { dismissToast, type ShownToast, toastStore } from "./toasts";

const shownForMs = 8_000;

function ToastSlip({ toast }: { toast: ShownToast }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(toast.id), shownForMs);
    return () => clearTimeout(timer);
  }, [isHeld, toast.id]);
  const { words, icon, action } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the slip while someone is on it
    <div
      className="pointer-events-auto flex inline-[min(28rem,100%)] min-block-11 items-center gap-3 rounded-control bg-solid py-2 ps-4 pe-2 text-solid-ink shadow-float [--focus:var(--solid-ink)]"
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
    >
      {icon && <Icon name={icon} />}
      <span className="min-inline-0 wrap-anywhere">{words}</span>
      {action && (
        <Button
          size="small"
          className="ms-auto border-[color-mix(in_oklch,var(--solid-ink)_50%,transparent)] bg-transparent [color:inherit]"
          onClick={() => {
            dismissToast(toast.id);
            action.run();
          }}
        >
          {action.name}
        </Button>
      )}
    </div>
  );
}

/**
 * Where toasts appear: a polite live region, mounted also while it is empty. It has no role, so that the
 * status of a page ("Valid certificate", "Saved 09:41") is the only one there. It brings its own type: in the player it is
 * mounted within the lesson's text.
 */
export function Toaster() {
  const [region] = useState(() => Symbol("toasts"));
  useEffect(() => toastStore.mount(region), [region]);
  const toasts = useSyncExternalStore(toastStore.subscribe, () => toastStore.read(region), toastStore.readOnServer);
  return (
    <div
      className="pointer-events-none [position:fixed] inset-x-(--gutter) inset-be-6 z-30 grid justify-items-start gap-2 type-ui"
      data-toasts=""
      aria-live="polite"
    >
      {toasts.map((toast) => (
        <ToastSlip key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

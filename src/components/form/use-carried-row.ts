"use client";
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from "react";

interface CarriedRow {
  id: string;
  /** What it would come to lie before; null at the end. */
  beforeId: string | null;
}

const startsAfterPixels = 4;
const edgePixels = 56;

/**
 * Carrying a row with mouse, pen or finger; nothing moves until the drop. Rows name themselves with data-row, and the list that
 * they are ordered in with data-rows.
 */
export function useCarriedRow(onDrop: (id: string, beforeId: string | null) => void) {
  const [carried, setCarried] = useState<CarriedRow | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  function begin(event: ReactPointerEvent, id: string) {
    if (event.button !== 0) return;
    event.preventDefault();
    const list = document.querySelector<HTMLElement>(`[data-row="${id}"]`)?.dataset.rows ?? "";
    const rows = [...document.querySelectorAll<HTMLElement>(`[data-rows="${list}"]`)];
    const from = event.clientY;
    let now: CarriedRow | null = null;
    const show = (next: CarriedRow | null) => {
      now = next;
      setCarried(next);
    };
    const move = (at: PointerEvent) => {
      if (!now && Math.abs(at.clientY - from) < startsAfterPixels) return;
      if (at.clientY < edgePixels) window.scrollBy(0, -12);
      else if (at.clientY > window.innerHeight - edgePixels) window.scrollBy(0, 12);
      const before = rows.find((row) => {
        const box = row.getBoundingClientRect();
        return at.clientY < box.top + box.height / 2;
      });
      show({ id, beforeId: before?.dataset.row ?? null });
    };
    const end = (at: Event) => {
      stop.current();
      const dropped = now;
      show(null);
      if (at.type === "pointerup" && dropped) onDrop(id, dropped.beforeId);
    };
    const key = (at: KeyboardEvent) => at.key === "Escape" && end(at);
    const heard = { pointermove: move, pointerup: end, pointercancel: end } as const;
    stop.current = () => {
      for (const [name, listener] of Object.entries(heard))
        document.removeEventListener(name, listener as EventListener);
      document.removeEventListener("keydown", key);
    };
    for (const [name, listener] of Object.entries(heard)) document.addEventListener(name, listener as EventListener);
    document.addEventListener("keydown", key);
  }

  return { carried, begin };
}

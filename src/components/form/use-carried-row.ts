"use client";
import { type PointerEvent as ReactPointerEvent, useState } from "react";
import { useFollowedPointer } from "./use-followed-pointer";

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
  const follow = useFollowedPointer();

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
    const end = (isLetGo: boolean) => {
      const dropped = now;
      show(null);
      if (isLetGo && dropped) onDrop(id, dropped.beforeId);
    };
    follow(event, { move, end });
  }

  return { carried, begin };
}

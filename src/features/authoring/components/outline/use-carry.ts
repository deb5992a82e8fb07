"use client";
import { type PointerEvent as ReactPointerEvent, useState } from "react";
import { useFollowedPointer } from "@/components/form/use-followed-pointer";

/** Where a carried thing would come to lie: before an item of a list, or at the list's end. */
export interface Spot {
  /** A module's id, a lesson's for what hangs on it, "modules" for the list of modules, "questions" for that of questions. */
  list: string;
  beforeId: string | null;
}

export interface Carried {
  kind: "module" | "lesson" | "question" | "resource" | "assessment";
  id: string;
  over: Spot | null;
}

const startsAfterPixels = 4;
const edgePixels = 56;

/**
 * Carrying rows with mouse, pen or finger: rows name themselves with data-KIND and their id, lists with data-list. Nothing
 * moves until the drop, so that the row under the finger stays the one that was touched.
 */
export function useCarry(onDrop: (kind: Carried["kind"], id: string, to: Spot) => void) {
  const [carried, setCarried] = useState<Carried | null>(null);
  const follow = useFollowedPointer();

  function begin(event: ReactPointerEvent, kind: Carried["kind"], id: string) {
    if (event.button !== 0) return;
    const from = { x: event.clientX, y: event.clientY };
    let now: Carried | null = null;
    const show = (next: Carried | null) => {
      now = next;
      setCarried(next);
    };
    const move = (at: PointerEvent) => {
      if (!now && Math.hypot(at.clientX - from.x, at.clientY - from.y) < startsAfterPixels) return;
      at.preventDefault();
      scrollAtEdge(at.clientY);
      show({ kind, id, over: spotAt(at.clientX, at.clientY, kind) });
    };
    const end = (isLetGo: boolean) => {
      const dropped = now;
      show(null);
      if (isLetGo && dropped?.over) onDrop(kind, id, dropped.over);
    };
    follow(event, { move, end });
  }

  return { carried, begin };
}

function scrollAtEdge(y: number): void {
  if (y < edgePixels) window.scrollBy(0, -12);
  else if (y > window.innerHeight - edgePixels) window.scrollBy(0, 12);
}

/** The upper half of a row is before it, the lower half behind it. */
function spotAt(x: number, y: number, kind: Carried["kind"]): Spot | null {
  const under = document.elementFromPoint(x, y);
  if (kind === "assessment") return endOfLesson(under);
  const row = under?.closest<HTMLElement>(`[data-${kind}]`) ?? lessonAbove(under, kind);
  if (row) {
    const box = row.getBoundingClientRect();
    const isBefore = y < box.top + box.height / 2;
    const rows = [...(row.parentElement?.children ?? [])].filter(
      (one): one is HTMLElement => idOf(one, kind) !== undefined,
    );
    const next = rows[rows.indexOf(row) + 1];
    const beforeId = (isBefore ? idOf(row, kind) : next && idOf(next, kind)) ?? null;
    const home = kind === "resource" ? "items" : "list";
    const list = kind === "module" ? "modules" : row.closest<HTMLElement>(`[data-${home}]`)?.dataset[home];
    return list === undefined ? null : { list, beforeId };
  }
  if (kind === "resource") return endOfLesson(under);
  const list = kind !== "module" ? under?.closest<HTMLElement>("[data-list]")?.dataset.list : undefined;
  return list === undefined ? null : { list, beforeId: null };
}

/** What hangs on a lesson is behind its line. */
function lessonAbove(under: Element | null, kind: Carried["kind"]): HTMLElement | null | undefined {
  const lessonId = kind === "lesson" && under?.closest<HTMLElement>("[data-items]")?.dataset.items;
  return lessonId ? document.querySelector<HTMLElement>(`[data-lesson="${lessonId}"]`) : null;
}

/** The lesson under the pointer, or the one whose belongings lie there. */
function endOfLesson(under: Element | null): Spot | null {
  const list =
    under?.closest<HTMLElement>("[data-items]")?.dataset.items ??
    under?.closest<HTMLElement>("[data-lesson]")?.dataset.lesson;
  return list === undefined ? null : { list, beforeId: null };
}

const idOf = (row: Element, kind: Carried["kind"]): string | undefined =>
  row instanceof HTMLElement ? row.dataset[kind] : undefined;

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";

export interface Place {
  row: number;
  /** 0 is the name, 1 the total, then the items. */
  column: number;
}

interface GridKeys {
  grid: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  /** Rows that Page up and Page down pass over. */
  page: number;
  /** Brings a field into view, where it is rendered. */
  reveal: (place: Place) => void;
  onOpen: (place: Place) => void;
}

/** Where a key leads from a field, by the grid pattern of the ARIA Authoring Practices; null for any other key. */
export function moveInGrid(
  { row, column }: Place,
  { key, isControl }: { key: string; isControl: boolean },
  { rows, columns, page }: { rows: number; columns: number; page: number },
): Place | null {
  const to = (next: Place): Place => ({
    row: Math.min(Math.max(next.row, 0), rows - 1),
    column: Math.min(Math.max(next.column, 0), columns - 1),
  });
  if (key === "ArrowUp") return to({ row: row - 1, column });
  if (key === "ArrowDown") return to({ row: row + 1, column });
  if (key === "ArrowLeft") return to({ row, column: column - 1 });
  if (key === "ArrowRight") return to({ row, column: column + 1 });
  if (key === "PageUp") return to({ row: row - page, column });
  if (key === "PageDown") return to({ row: row + page, column });
  if (key === "Home") return to({ row: isControl ? 0 : row, column: 0 });
  if (key === "End") return to({ row: isControl ? rows - 1 : row, column: columns - 1 });
  return null;
}

/** One field of the grid is in the tab order, and arrow keys go from there to any other, rendered yet or not. */
export function useGridKeys({ grid, rows, columns, page, reveal, onOpen }: GridKeys) {
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const takesFocus = useRef(false);

  // A field that was far away is rendered only after the grid was scrolled there.
  useEffect(() => {
    if (!takesFocus.current) return;
    const field = grid.current?.querySelector<HTMLElement>(`[data-place="${active.row}-${active.column}"]`);
    if (!field) return;
    takesFocus.current = false;
    field.focus({ preventScroll: true });
  });

  const press = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.key === "Enter" || event.key === "F2" || event.key === " ") {
      event.preventDefault();
      onOpen(active);
      return;
    }
    const isRightToLeft = grid.current !== null && getComputedStyle(grid.current).direction === "rtl";
    const mirrored: Record<string, string> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };
    const key = (isRightToLeft && mirrored[event.key]) || event.key;
    const next = moveInGrid(active, { key, isControl: event.ctrlKey || event.metaKey }, { rows, columns, page });
    if (!next) return;
    event.preventDefault();
    takesFocus.current = true;
    setActive(next);
    reveal(next);
  };
  return { active, setActive, press };
}

"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useCarriedRow } from "./use-carried-row";

interface Row {
  id: string;
}

/** A change of the list, before the server has it. */
type Ahead<Of> = (list: readonly Of[]) => readonly Of[];

interface RowOrder<Of extends Row> {
  given: readonly Of[];
  /** Stores that one is before another now, or last among those it is with. */
  save: (id: string, beforeId: string | null) => Promise<unknown>;
  /** Of a tree: the list with one put elsewhere. */
  placed?: (list: readonly Of[], id: string, beforeId: string | null) => readonly Of[];
  /** Of a tree: those among which one can be moved. */
  beside?: (list: readonly Of[], row: Of) => readonly Of[];
}

/** The list with one before another, or last. */
function movedBefore<Of extends Row>(list: readonly Of[], id: string, beforeId: string | null): readonly Of[] {
  const moved = list.find((row) => row.id === id);
  if (!moved) return list;
  const others = list.filter((row) => row.id !== id);
  const at = beforeId === null ? others.length : others.findIndex((row) => row.id === beforeId);
  return at < 0 ? list : [...others.slice(0, at), moved, ...others.slice(at)];
}

/**
 * Rows that someone orders, by their grip (`data-row` and `data-rows`, see useCarriedRow) or their buttons (`data-step`, see
 * RowButtons): shown at once, sent behind it in the order it was done, taken back when that fails.
 */
export function useRowOrder<Of extends Row>({
  given,
  save,
  placed = movedBefore,
  beside = (all) => all,
}: RowOrder<Of>) {
  const router = useRouter();
  const [stored, setStored] = useState(given);
  /** What is shown and not answered yet. */
  const [pending, setPending] = useState<readonly Ahead<Of>[]>([]);
  const list = pending.reduce((rows, ahead) => ahead(rows), stored);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const refocus = useRef<{ id: string; by: 1 | -1 } | null>(null);
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  const [shown, setShown] = useState(given);
  if (shown !== given) {
    setShown(given);
    setStored(given);
  }

  // A row that is put elsewhere in the document loses the focus on the way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order
  useEffect(() => {
    const { id, by } = refocus.current ?? {};
    refocus.current = null;
    if (id === undefined) return;
    const buttonOf = (step: 1 | -1 | undefined) =>
      document.querySelector<HTMLButtonElement>(`[data-row="${id}"] [data-step="${step}"]`);
    const wanted = by === -1 ? [buttonOf(-1), buttonOf(1)] : [buttonOf(1), buttonOf(-1)];
    wanted.find((button) => button && !button.disabled)?.focus();
  }, [list]);

  function change(ahead: Ahead<Of>, call: () => Promise<unknown>): Promise<boolean> {
    setFailure(null);
    setPending((all) => [...all, ahead]);
    const answered = () => setPending((all) => all.filter((one) => one !== ahead));
    const isDone = sent.current.then(call).then(
      () => {
        setStored(ahead);
        answered();
        return true;
      },
      (error: unknown) => {
        setFailure({ error });
        answered();
        router.refresh();
        return false;
      },
    );
    sent.current = isDone;
    return isDone;
  }

  async function place(id: string, beforeId: string | null): Promise<boolean> {
    if (id === beforeId) return false;
    return change(
      (rows) => placed(rows, id, beforeId),
      () => save(id, beforeId),
    );
  }

  const { carried, begin } = useCarriedRow((id, beforeId) => void place(id, beforeId));
  return {
    list,
    /** Something else is known to be stored. */
    amend: (ahead: Ahead<Of>) => setStored(ahead),
    /** What the last change came to, if it failed. */
    failure,
    /** Shows a change at once, and sends it. Resolves to whether it was taken; what was refused is not shown any more. */
    change,
    carried,
    begin,
    /** How a row is shown while one is carried. */
    lookOf: (id: string) => ({ isCarried: carried?.id === id, isOver: carried?.beforeId === id }),
    /** One up or down. Resolves to its new place from 1, once that is stored; to null where there is none or it was refused. */
    async step(row: Of, by: 1 | -1): Promise<{ place: number; of: number } | null> {
      const rows = beside(list, row);
      const at = rows.findIndex(({ id }) => id === row.id);
      if (at < 0 || at + by < 0 || at + by >= rows.length) return null;
      refocus.current = { id: row.id, by };
      const isStored = await place(row.id, rows[by === -1 ? at - 1 : at + 2]?.id ?? null);
      return isStored ? { place: at + by + 1, of: rows.length } : null;
    },
  };
}

"use client";
import { useEffect, useState } from "react";
import { movedInList } from "@/features/authoring/assessment/sections-in-list";

interface Lifted {
  id: string;
  order: readonly string[];
}

/** Moving in one list, which may have headings of sections, with the keyboard: what is lifted shows its new place at once and is stored when it is dropped. */
export function useLiftedOrder(
  given: readonly string[],
  {
    gripOf,
    onDrop,
  }: { gripOf: (id: string) => HTMLElement | null; onDrop: (id: string, beforeId: string | null) => void },
) {
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const order = lifted?.order ?? given;
  const place = lifted ? order.indexOf(lifted.id) : -1;

  // An element that is put elsewhere in the document loses the focus on the way.
  useEffect(() => {
    if (lifted && place >= 0) gripOf(lifted.id)?.focus();
  }, [lifted, place, gripOf]);

  return {
    order,
    isLifted: (id: string) => lifted?.id === id,
    lift: (id: string) => setLifted({ id, order: given }),
    step(direction: "up" | "down") {
      if (!lifted) return;
      const to = place + (direction === "up" ? -1 : 1);
      if (to < 0 || to >= order.length) return;
      const beforeId = order[direction === "up" ? to : to + 1] ?? null;
      setLifted({ ...lifted, order: movedInList(order, lifted.id, beforeId) });
    },
    drop() {
      if (lifted && place !== given.indexOf(lifted.id)) onDrop(lifted.id, order[place + 1] ?? null);
      setLifted(null);
    },
    leave() {
      setTimeout(() => setLifted((now) => (now && document.activeElement === gripOf(now.id) ? now : null)), 50);
    },
    putBack: () => setLifted(null),
  };
}

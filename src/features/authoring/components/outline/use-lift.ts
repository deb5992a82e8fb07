"use client";
import { useEffect, useRef, useState } from "react";
import { moveLessons, moveModules, type Place, stepLesson, stepModule } from "@/features/authoring/outline/rules";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";

interface Lift {
  kind: "module" | "lesson";
  id: string;
  /** The outline with the lifted thing where it would be dropped. */
  shown: ShownModule[];
  place: Place | { beforeModuleId: string | null } | null;
}

const gripOf = (id: string) =>
  document.querySelector<HTMLElement>(`[data-lesson="${id}"] .grip, [data-module="${id}"] > [data-head] .grip`);

/** Moving with the keyboard: a lifted row shows its new place at once and is stored when it is dropped. */
export function useLift(
  outline: ShownModule[],
  drop: { lesson: (id: string, to: Place) => void; module: (id: string, beforeModuleId: string | null) => void },
) {
  const [lift, setLift] = useState<Lift | null>(null);
  const liftedId = lift?.id;
  /** Put back where it was taken from: the keys go on working there. */
  const back = useRef<string | null>(null);

  // A row that came into another list is a new element: the keys go on working in it.
  useEffect(() => {
    const focusedId = lift?.place ? liftedId : back.current;
    if (focusedId) gripOf(focusedId)?.focus();
    back.current = null;
  }, [liftedId, lift?.place]);

  function step(direction: "up" | "down") {
    if (!lift) return;
    if (lift.kind === "lesson") {
      const place = stepLesson(lift.shown, lift.id, direction);
      if (place) setLift({ ...lift, place, shown: moveLessons(lift.shown, { lessonIds: [lift.id], ...place }) });
      return;
    }
    const beforeModuleId = stepModule(lift.shown, lift.id, direction);
    if (beforeModuleId === undefined) return;
    const shown = moveModules(lift.shown, { moduleIds: [lift.id], beforeModuleId });
    setLift({ ...lift, place: { beforeModuleId }, shown });
  }

  return {
    shown: lift?.shown ?? outline,
    isLifted: (id: string) => lift?.id === id,
    lift: (kind: Lift["kind"], id: string) => setLift({ kind, id, shown: outline, place: null }),
    step,
    drop() {
      const place = lift?.place ?? null;
      if (lift && place) {
        if ("moduleId" in place) drop.lesson(lift.id, place);
        else drop.module(lift.id, place.beforeModuleId);
      }
      setLift(null);
    },
    leave() {
      // A row on its way into another list loses the focus for a moment.
      setTimeout(() => setLift((now) => (now && document.activeElement === gripOf(now.id) ? now : null)), 50);
    },
    putBack() {
      back.current = lift?.id ?? null;
      setLift(null);
    },
  };
}

export type Lifting = ReturnType<typeof useLift>;

"use client";
import { useEffect, useRef, useState } from "react";
import {
  type ItemsByLesson,
  moveAssessment,
  moveResource,
  type ResourcePlace,
  stepAssessment,
  stepResource,
} from "@/features/authoring/outline/item-rules";
import type { ShownLesson } from "@/features/authoring/server/outline/get-outline";
import type { LessonItemsActions } from "./use-lesson-items";

interface Lift {
  kind: "resource" | "assessment";
  /** Of the resource; an assessment goes by its lesson. */
  id: string;
  fromLessonId: string;
  place: ResourcePlace | null;
}

const gripOf = ({ kind, id, place }: Lift) =>
  document.querySelector<HTMLElement>(
    kind === "resource" ? `[data-resource="${id}"] .grip` : `[data-assessment="${place?.lessonId ?? id}"] .grip`,
  );

const shownOf = (items: ItemsByLesson, lift: Lift | null): ItemsByLesson => {
  if (!lift?.place) return items;
  if (lift.kind === "resource") return moveResource(items, lift.id, lift.place);
  return moveAssessment(items, lift.fromLessonId, lift.place.lessonId);
};

/** Moving a resource or an assessment with the keyboard, over the lessons that the outline shows. */
export function useItemLift(lessons: readonly ShownLesson[], actions: LessonItemsActions) {
  const [lift, setLift] = useState<Lift | null>(null);
  /** Put back where it was taken from: the keys go on working there. */
  const back = useRef<Lift | null>(null);
  const shown = shownOf(actions.items, lift);
  const ids = lessons.map(({ id }) => id);

  // A row that came into another list is a new element: the keys go on working in it.
  useEffect(() => {
    const focused = lift?.place ? lift : back.current;
    if (focused) gripOf(focused)?.focus();
    back.current = null;
  }, [lift]);

  /** The neighbours' lists are known before a step leads into them. */
  const lookAround = (lessonId: string) => {
    const at = ids.indexOf(lessonId);
    const around = [ids[at - 1], ids[at + 1]].filter((id) => id !== undefined);
    void actions.load(around.filter((id) => actions.items[id] === undefined));
  };

  function placeAfter(step: "up" | "down"): ResourcePlace | null {
    if (!lift) return null;
    if (lift.kind === "resource") return stepResource(ids, shown, lift.id, step);
    const here = lift.place?.lessonId ?? lift.fromLessonId;
    // Its own lesson is free again while it is away.
    const free = lessons.map((lesson) => (lesson.id === lift.fromLessonId ? { ...lesson, questions: null } : lesson));
    const lessonId = stepAssessment(free, here, step);
    return lessonId === null ? null : { lessonId, beforeId: null };
  }

  const moveTo = ({ kind, id, fromLessonId }: Lift, place: ResourcePlace) =>
    kind === "resource"
      ? actions.moveResource(id, fromLessonId, place)
      : actions.moveAssessment(fromLessonId, place.lessonId);

  return {
    shown,
    /** The lesson into which a lifted thing has come shows what hangs on it. */
    isOpen: (lessonId: string) => actions.isOpen(lessonId) || lift?.place?.lessonId === lessonId,
    isLifted: (kind: Lift["kind"], id: string) =>
      lift?.kind === kind && (kind === "resource" ? lift.id : (lift.place?.lessonId ?? lift.id)) === id,
    lift(kind: Lift["kind"], id: string, fromLessonId: string) {
      setLift({ kind, id, fromLessonId, place: null });
      lookAround(fromLessonId);
    },
    step(step: "up" | "down") {
      const place = placeAfter(step);
      if (!lift || !place) return;
      setLift({ ...lift, place });
      lookAround(place.lessonId);
    },
    drop() {
      const put = lift?.place && moveTo(lift, lift.place);
      // It stays where it is shown until it is there.
      if (put) void put.then(() => setLift(null));
      else setLift(null);
    },
    leave() {
      // A row on its way into another list loses the focus for a moment.
      setTimeout(() => setLift((now) => (now && document.activeElement === gripOf(now) ? now : null)), 50);
    },
    putBack() {
      back.current = lift && { ...lift, place: null };
      setLift(null);
    },
  };
}

export type ItemLifting = ReturnType<typeof useItemLift>;

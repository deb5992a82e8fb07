"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { showToast } from "@/components/ui/toasts";
import {
  type ItemsByLesson,
  lessonOfResource,
  moveAssessment,
  moveResource,
  type ResourceItem,
  type ResourcePlace,
  withResources,
} from "@/features/authoring/outline/item-rules";
import type { ShownModule } from "@/features/authoring/server/outline/get-outline";
import { uuidV7 } from "@/lib/uuid-v7";
import { type OutlineActions, withLesson } from "./use-outline";

/** What hangs on the lessons that are open in the outline, read when they are opened, and everything that can be done to it. */
export function useLessonItems(courseId: string, given: ShownModule[], outline: OutlineActions) {
  const [items, setItems] = useState<ItemsByLesson>({});
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set());
  const acts = useRef(0);

  const load = async (lessonIds: readonly string[]) => {
    if (lessonIds.length === 0) return;
    const [seen, wasIdle] = [acts.current, outline.isIdle()];
    try {
      const found = await api.authoring.outline.lessonItems.query({ courseId, lessonIds: [...lessonIds] });
      // What is on its way may not be in it yet: then only what was never read is taken in, and all is read again afterwards.
      const isWhole = wasIdle && outline.isIdle() && acts.current === seen;
      setItems((now) => (isWhole ? { ...now, ...found } : { ...found, ...now }));
      setUnread(new Set());
    } catch {
      setUnread(new Set(lessonIds));
    }
  };

  // What the server says of the outline came again: so does what is open in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lessons open at that moment are meant
  useEffect(() => void load([...open]), [given]);

  const show = (lessonId: string) => {
    setOpen((now) => new Set([...now, lessonId]));
    return load([lessonId]);
  };
  const act = (
    ahead: (items: ItemsByLesson) => ItemsByLesson,
    aheadOutline: (outline: ShownModule[]) => ShownModule[],
    call: () => Promise<unknown>,
  ) => {
    acts.current += 1;
    setItems(ahead);
    outline.change(aheadOutline, call);
  };

  return {
    items,
    load,
    show,
    isOpen: (lessonId: string) => open.has(lessonId),
    isUnread: (lessonId: string) => unread.has(lessonId) && items[lessonId] === undefined,
    turn: (lessonId: string) => {
      if (!open.has(lessonId)) void show(lessonId);
      else setOpen((now) => new Set([...now].filter((one) => one !== lessonId)));
    },
    ...useItemActions({ courseId, items, outline, act, show }),
  };
}

interface Means {
  courseId: string;
  items: ItemsByLesson;
  outline: OutlineActions;
  act: (
    ahead: (items: ItemsByLesson) => ItemsByLesson,
    aheadOutline: (outline: ShownModule[]) => ShownModule[],
    call: () => Promise<unknown>,
  ) => void;
  show: (lessonId: string) => Promise<void>;
}

function useItemActions({ courseId, items, outline, act, show }: Means) {
  const t = useTranslations("authoring.outline");
  /**
   * What is there already must be known before something is put beside it; where it is, it is put there at once. Otherwise the
   * answer says when it was.
   */
  const whenShown = (lessonId: string, put: () => void): Promise<void> | null => {
    const shown = show(lessonId);
    if (items[lessonId] === undefined) return shown.then(put);
    put();
    return null;
  };
  const { outline: calls, lesson: lessonCalls, assessment: assessmentCalls } = api.authoring;
  return {
    renameResource(id: string, title: string) {
      const lessonId = lessonOfResource(items, id) ?? "";
      act(
        (now) => withResources(now, lessonId, (list) => list.map((one) => (one.id === id ? { ...one, title } : one))),
        (now) => now,
        () => calls.rename.mutate({ courseId, kind: "resource", id, title }),
      );
    },
    renameAssessment(lessonId: string, title: string) {
      act(
        (now) => withAssessment(now, lessonId, (assessment) => assessment && { ...assessment, title }),
        (now) => now,
        () => calls.rename.mutate({ courseId, kind: "assessment", id: lessonId, title }),
      );
    },
    moveResource(resourceId: string, fromLessonId: string, to: ResourcePlace): Promise<void> | null {
      const isAway = to.lessonId !== fromLessonId;
      const put = () =>
        act(
          (now) => moveResource(now, resourceId, to),
          (now) => (isAway ? counted(counted(now, fromLessonId, -1), to.lessonId, 1) : now),
          () => calls.moveResource.mutate({ courseId, resourceId, fromLessonId, ...to }),
        );
      if (isAway) return whenShown(to.lessonId, put);
      put();
      return null;
    },
    moveAssessment(lessonId: string, toLessonId: string): Promise<void> | null {
      if (lessonId === toLessonId) return null;
      const questions = items[lessonId]?.assessment?.questions ?? 0;
      return whenShown(toLessonId, () =>
        act(
          (now) => moveAssessment(now, lessonId, toLessonId),
          (now) => withLesson(withLesson(now, lessonId, { questions: null }), toLessonId, { questions }),
          () => calls.moveAssessment.mutate({ courseId, lessonId, toLessonId }),
        ),
      );
    },
    removeResource(lessonId: string, { id, title }: ResourceItem) {
      const removal = { courseId, lessonId, removalId: uuidV7() };
      act(
        (now) => withResources(now, lessonId, (list) => list.filter((one) => one.id !== id)),
        (now) => counted(now, lessonId, -1),
        () => lessonCalls.removeResource.mutate({ ...removal, resourceId: id }),
      );
      const restore = () => outline.run(() => lessonCalls.restoreResource.mutate(removal));
      showToast({ words: t("removed", { title }), action: { name: t("undo"), run: restore } });
    },
    removeAssessment(lessonId: string, title: string) {
      const removal = { courseId, lessonId, removalId: uuidV7() };
      act(
        (now) => withAssessment(now, lessonId, () => null),
        (now) => withLesson(now, lessonId, { questions: null }),
        () => assessmentCalls.remove.mutate(removal),
      );
      const restore = () => outline.run(() => assessmentCalls.restore.mutate(removal));
      showToast({ words: t("assessmentRemoved", { title }), action: { name: t("undo"), run: restore } });
    },
  };
}

type AssessmentItem = ItemsByLesson[string]["assessment"];

function withAssessment(
  items: ItemsByLesson,
  lessonId: string,
  change: (assessment: AssessmentItem) => AssessmentItem,
): ItemsByLesson {
  const lesson = items[lessonId];
  return lesson ? { ...items, [lessonId]: { ...lesson, assessment: change(lesson.assessment) } } : items;
}

function counted(outline: ShownModule[], lessonId: string, by: 1 | -1): ShownModule[] {
  const lesson = outline.flatMap(({ lessons }) => lessons).find(({ id }) => id === lessonId);
  return lesson ? withLesson(outline, lessonId, { resources: Math.max(0, lesson.resources + by) }) : outline;
}

export type LessonItemsActions = ReturnType<typeof useLessonItems>;

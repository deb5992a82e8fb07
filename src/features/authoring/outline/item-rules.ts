import { moveBefore } from "@/features/authoring/lesson/resource-rules";
import type { ResourceType } from "@/features/authoring/lesson/resource-schema";

/** A file or a link as its line in the outline shows it. */
export interface ResourceItem {
  readonly id: string;
  readonly title: string;
  readonly type: ResourceType;
  readonly isPremium: boolean;
  /** Of a link. */
  readonly url: string | null;
  /** Of a file. */
  readonly fileName: string | null;
  readonly sizeBytes: number | null;
}

/** What hangs on a lesson beside its text. */
export interface LessonItems {
  readonly assessment: { readonly title: string; readonly questions: number } | null;
  readonly resources: readonly ResourceItem[];
}

/** By lesson; those that were never looked at are not among them. */
export type ItemsByLesson = Readonly<Record<string, LessonItems>>;

const nothing: LessonItems = { assessment: null, resources: [] };

export interface ResourcePlace {
  lessonId: string;
  /** The resource that it is before; null for the end. */
  beforeId: string | null;
}

/** A resource taken to its place in this lesson or another. What is unknown is left alone. */
export function moveResource(items: ItemsByLesson, resourceId: string, to: ResourcePlace): ItemsByLesson {
  const from = lessonOfResource(items, resourceId);
  const resource = from && items[from]?.resources.find(({ id }) => id === resourceId);
  if (!from || !resource) return items;
  const left = withResources(items, from, (list) => list.filter(({ id }) => id !== resourceId));
  return withResources(left, to.lessonId, (list) => {
    // Before itself is where it is.
    const beforeId = to.beforeId === resourceId ? following(items[from]?.resources ?? [], resourceId) : to.beforeId;
    const all = [...list, resource];
    const order = moveBefore(
      all.map(({ id }) => id),
      resourceId,
      beforeId,
    );
    return all.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  });
}

const following = (list: readonly ResourceItem[], id: string): string | null =>
  list[list.findIndex((one) => one.id === id) + 1]?.id ?? null;

export const lessonOfResource = (items: ItemsByLesson, resourceId: string): string | undefined =>
  Object.keys(items).find((lessonId) => items[lessonId]?.resources.some(({ id }) => id === resourceId));

export function withResources(
  items: ItemsByLesson,
  lessonId: string,
  change: (list: readonly ResourceItem[]) => readonly ResourceItem[],
): ItemsByLesson {
  const lesson = items[lessonId] ?? nothing;
  return { ...items, [lessonId]: { ...lesson, resources: change(lesson.resources) } };
}

/** An assessment taken to a lesson that has none; otherwise nothing changes. */
export function moveAssessment(items: ItemsByLesson, fromId: string, toId: string): ItemsByLesson {
  const from = items[fromId];
  const to = items[toId] ?? nothing;
  if (!from?.assessment || to.assessment || fromId === toId) return items;
  return { ...items, [fromId]: { ...from, assessment: null }, [toId]: { ...to, assessment: from.assessment } };
}

/**
 * One step of a resource up or down through the lessons in this order, over their borders. Null where there is no further
 * step.
 */
export function stepResource(
  lessonIds: readonly string[],
  items: ItemsByLesson,
  resourceId: string,
  step: "up" | "down",
): ResourcePlace | null {
  const lessonId = lessonOfResource(items, resourceId);
  if (!lessonId) return null;
  const list = items[lessonId]?.resources.map(({ id }) => id) ?? [];
  const at = list.indexOf(resourceId);
  const above = list[at - 1];
  if (step === "up" && above) return { lessonId, beforeId: above };
  if (step === "down" && at < list.length - 1) return { lessonId, beforeId: list[at + 2] ?? null };
  const next = lessonIds[lessonIds.indexOf(lessonId) + (step === "up" ? -1 : 1)];
  if (!next) return null;
  return { lessonId: next, beforeId: step === "up" ? null : (items[next]?.resources[0]?.id ?? null) };
}

/** The next lesson up or down that has no assessment yet; null where there is none. */
export function stepAssessment(
  lessons: readonly { id: string; questions: number | null }[],
  lessonId: string,
  step: "up" | "down",
): string | null {
  const at = lessons.findIndex(({ id }) => id === lessonId);
  if (at === -1) return null;
  const way = step === "up" ? lessons.slice(0, at).reverse() : lessons.slice(at + 1);
  return way.find(({ questions }) => questions === null)?.id ?? null;
}

/** The outline of a draft as plain data: what the server keeps and the browser changes ahead of its answer. */
export interface OutlineLesson {
  readonly id: string;
  readonly title: string;
  /** Heading inside its module under which it is, or null. */
  readonly section: string | null;
}

export interface OutlineModule<L extends OutlineLesson = OutlineLesson> {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly L[];
}

type Outline<M extends OutlineModule> = readonly M[];
type LessonOf<M extends OutlineModule> = M["lessons"][number];

const withLessons = <M extends OutlineModule>(module: M, lessons: readonly LessonOf<M>[]): M => ({
  ...module,
  lessons,
});

/** Items put before the one named, or at the end when it is null or among those that move. */
function insertBefore<T extends { readonly id: string }>(
  list: readonly T[],
  items: readonly T[],
  beforeId: string | null,
): T[] {
  const at = beforeId === null ? -1 : list.findIndex(({ id }) => id === beforeId);
  const place = at === -1 ? list.length : at;
  return [...list.slice(0, place), ...items, ...list.slice(place)];
}

/** The first that stays, from the one named on: where things that move away leave a gap, they go before what follows it. */
function firstStaying(
  list: readonly { readonly id: string }[],
  beforeId: string | null,
  moved: ReadonlySet<string>,
): string | null {
  if (beforeId === null) return null;
  const from = list.findIndex(({ id }) => id === beforeId);
  if (from === -1) return null;
  return list.slice(from).find(({ id }) => !moved.has(id))?.id ?? null;
}

/**
 * Lessons moved before another of a module, or to its end, in the order in which they stood. They take the heading of the
 * lesson in front of their new place. What is unknown is left alone; an unknown module changes nothing.
 */
export function moveLessons<M extends OutlineModule>(
  outline: Outline<M>,
  move: { lessonIds: readonly string[]; moduleId: string; beforeLessonId: string | null },
): M[] {
  const target = outline.find(({ id }) => id === move.moduleId);
  if (!target) return [...outline];
  const ids = new Set(move.lessonIds);
  const moved: LessonOf<M>[] = outline.flatMap(({ lessons }) => lessons.filter(({ id }) => ids.has(id)));
  const beforeId = firstStaying(target.lessons, move.beforeLessonId, ids);
  return outline.map((module) => {
    const rest: LessonOf<M>[] = module.lessons.filter(({ id }) => !ids.has(id));
    if (module.id !== move.moduleId) return rest.length === module.lessons.length ? module : withLessons(module, rest);
    const at = beforeId === null ? rest.length : rest.findIndex(({ id }) => id === beforeId);
    const section = (rest[at - 1] ?? rest[at])?.section ?? null;
    const placed = moved.map((lesson) => (lesson.section === section ? lesson : { ...lesson, section }));
    return withLessons(module, insertBefore(rest, placed, beforeId));
  });
}

/** Modules moved before another, or to the end, in the order in which they stood. */
export function moveModules<M extends OutlineModule>(
  outline: Outline<M>,
  move: { moduleIds: readonly string[]; beforeModuleId: string | null },
): M[] {
  const ids = new Set(move.moduleIds);
  const beforeId = firstStaying(outline, move.beforeModuleId, ids);
  const rest = outline.filter(({ id }) => !ids.has(id));
  return insertBefore(
    rest,
    outline.filter(({ id }) => ids.has(id)),
    beforeId,
  );
}

/** Without these modules (and what they hold) and these lessons. */
export function removeItems<M extends OutlineModule>(
  outline: Outline<M>,
  { moduleIds, lessonIds }: { moduleIds: readonly string[]; lessonIds: readonly string[] },
): M[] {
  const gone = new Set(lessonIds);
  return outline
    .filter(({ id }) => !moduleIds.includes(id))
    .map((module) =>
      module.lessons.some(({ id }) => gone.has(id))
        ? withLessons(
            module,
            module.lessons.filter(({ id }) => !gone.has(id)),
          )
        : module,
    );
}

/** The order of `stands`, with each that came back behind the nearest that stood before it in the old order, or first. */
function weave(stands: readonly string[], old: readonly string[], back: ReadonlySet<string>): string[] {
  const order = stands.filter((id) => !back.has(id));
  for (const [at, id] of old.entries()) {
    if (!back.has(id)) continue;
    const former = old.slice(0, at).findLast((other) => order.includes(other));
    order.splice(former === undefined ? 0 : order.indexOf(former) + 1, 0, id);
  }
  return [...order, ...stands.filter((id) => back.has(id) && !order.includes(id))];
}

function inOrder<T extends { readonly id: string }>(items: readonly T[], order: readonly string[]): T[] {
  const place = new Map(order.map((id, n) => [id, n]));
  return [...items].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

/** An outline to which lessons (and modules) came back at some end, with each of them where it stood in the old order. */
export function putBack<M extends OutlineModule>(
  outline: Outline<M>,
  old: readonly { readonly id: string; readonly lessons: readonly string[] }[],
  back: { readonly modules: ReadonlySet<string>; readonly lessons: ReadonlySet<string> },
): M[] {
  const modules = outline.map((module) => {
    const lessonsOfOld = old.find(({ id }) => id === module.id)?.lessons ?? [];
    const ids = module.lessons.map(({ id }) => id);
    return withLessons(module, inOrder<LessonOf<M>>(module.lessons, weave(ids, lessonsOfOld, back.lessons)));
  });
  const order = weave(
    outline.map(({ id }) => id),
    old.map(({ id }) => id),
    back.modules,
  );
  return inOrder(modules, order);
}

export interface Place {
  moduleId: string;
  beforeLessonId: string | null;
}

/**
 * One step of a lesson up or down the whole outline, over the borders of modules. Null where there is no further step.
 */
export function stepLesson(outline: readonly OutlineModule[], lessonId: string, step: "up" | "down"): Place | null {
  const m = outline.findIndex(({ lessons }) => lessons.some(({ id }) => id === lessonId));
  const module = outline[m];
  if (!module) return null;
  const at = module.lessons.findIndex(({ id }) => id === lessonId);
  if (step === "up") {
    const above = module.lessons[at - 1];
    if (above) return { moduleId: module.id, beforeLessonId: above.id };
    const former = outline[m - 1];
    return former ? { moduleId: former.id, beforeLessonId: null } : null;
  }
  if (at < module.lessons.length - 1)
    return { moduleId: module.id, beforeLessonId: module.lessons[at + 2]?.id ?? null };
  const next = outline[m + 1];
  return next ? { moduleId: next.id, beforeLessonId: next.lessons[0]?.id ?? null } : null;
}

/** Before which module a module is after one step; undefined where there is no further step. */
export function stepModule(
  outline: readonly OutlineModule[],
  moduleId: string,
  step: "up" | "down",
): string | null | undefined {
  const at = outline.findIndex(({ id }) => id === moduleId);
  if (at === -1) return undefined;
  if (step === "up") return at === 0 ? undefined : outline[at - 1]?.id;
  return at === outline.length - 1 ? undefined : (outline[at + 2]?.id ?? null);
}

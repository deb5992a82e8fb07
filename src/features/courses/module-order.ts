/** Modules and their lessons by the ids that all versions share, in order. */
export interface OutlineModule {
  id: string;
  lessons: readonly string[];
}

export interface ModulePlan {
  /** All modules of the version that comes out. */
  order: string[];
  /** Lessons of the version that are taken over from the module's source; they leave wherever they stood. */
  taken: string[];
  /** Lessons that the module had and its source has in another module: they stay, at the module's end, until that one follows. */
  kept: string[];
  /** Lessons that the source has nowhere anymore. */
  dropped: string[];
}

/**
 * How one module of `source` is taken into `target` automatically. The other modules keep their order, the module follows the
 * nearest one that is before it in the source. A lesson is never in two places and never lost because its module goes
 * alone: one that came from elsewhere leaves there, one that went elsewhere stays until the module that it went to follows.
 * Taking every module of the source so, in any order, leads to the source's lessons.
 */
export function planModule(
  target: readonly OutlineModule[],
  source: readonly OutlineModule[],
  moduleId: string,
): ModulePlan {
  const from = source.find(({ id }) => id === moduleId);
  const old = target.find(({ id }) => id === moduleId)?.lessons ?? [];
  const elsewhere = new Set(source.flatMap(({ id, lessons }) => (id === moduleId ? [] : lessons)));
  const taken = [...(from?.lessons ?? [])];
  const left = old.filter((id) => !taken.includes(id));
  return {
    order: orderWith(target, source, moduleId),
    taken,
    kept: left.filter((id) => elsewhere.has(id)),
    dropped: left.filter((id) => !elsewhere.has(id)),
  };
}

function orderWith(target: readonly OutlineModule[], source: readonly OutlineModule[], moduleId: string): string[] {
  const order = target.map(({ id }) => id).filter((id) => id !== moduleId);
  const place = source.findIndex(({ id }) => id === moduleId);
  if (place < 0) return order;
  const before = source
    .slice(0, place)
    .map(({ id }) => id)
    .filter((id) => order.includes(id))
    .at(-1);
  order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, moduleId);
  return order;
}

export const longestCategoryName = 80;
export const longestCategorySlug = 60;
export const longestCategoryDescription = 500;

/** Whether a category can have this in its address: small letters, digits and single hyphens. */
export const isCategorySlug = (slug: string): boolean =>
  slug.length <= longestCategorySlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);

interface Placed {
  id: string;
  parentId: string | null;
}

/** The ids below a category, itself included: where it cannot be put, nor merged into. */
export function withinCategory(all: readonly Placed[], id: string): Set<string> {
  const within = new Set([id]);
  let before = 0;
  while (within.size > before) {
    before = within.size;
    for (const one of all) if (one.parentId !== null && within.has(one.parentId)) within.add(one.id);
  }
  return within;
}

export type InTree<T> = T & {
  /** 0 at the top. */
  depth: number;
  /** Among those with the same parent, from 1. */
  place: number;
  of: number;
};

/** Categories as a tree is read, each before what it contains; those of one parent stay in the order in which they come. */
export function asTree<T extends Placed>(all: readonly T[]): InTree<T>[] {
  const read = (parentId: string | null, depth: number): InTree<T>[] => {
    const here = all.filter((one) => one.parentId === parentId);
    return here.flatMap((one, at) => [{ ...one, depth, place: at + 1, of: here.length }, ...read(one.id, depth + 1)]);
  };
  return read(null, 0);
}

/** `ids` with one of them put before another, or at the end. */
export function placedBefore(ids: readonly string[], id: string, beforeId: string | null): string[] {
  const others = ids.filter((one) => one !== id);
  const at = beforeId === null ? others.length : others.indexOf(beforeId);
  return at < 0 ? [...ids] : [...others.slice(0, at), id, ...others.slice(at)];
}

import { type InTree, withinCategory } from "@/features/administration/categories/rules";
import type { ListedCategory } from "@/features/administration/server/categories/list-categories";

/** The tree as the choices of a list, those left out that are within `id`; how deep one is is seen by its dashes. */
export function categoryChoices(all: readonly InTree<ListedCategory>[], id: string | null) {
  const within = id === null ? new Set<string>() : withinCategory(all, id);
  return all
    .filter((one) => !within.has(one.id))
    .map((one) => ({ value: one.id, label: `${"– ".repeat(one.depth)}${one.name}` }));
}

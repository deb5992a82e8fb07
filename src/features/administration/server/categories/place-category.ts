import "server-only";
import { placedBefore } from "@/features/administration/categories/rules";
import type { PlaceCategory } from "@/features/administration/categories/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { holdCategories, touchCategories } from "./hold-categories";

/**
 * Puts a category before another of the same parent, or last. Where it is already, nothing changes.
 * @throws AppError NOT_FOUND `administration.no_such_category`; RULE_BROKEN `administration.category_not_beside` where the two have
 * not the same parent anymore.
 */
export async function placeCategory(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { categoryId, beforeId }: PlaceCategory,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdCategories(tx);
    const own = await tx.category.findUnique({ where: { id: categoryId }, select: { parentId: true, name: true } });
    if (!own) throw new AppError("NOT_FOUND", "administration.no_such_category");
    const beside = await tx.category.findMany({
      where: { parentId: own.parentId },
      orderBy: [{ sortOrder: "asc" }, { name: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const ids = beside.map(({ id }) => id);
    if (beforeId !== null && !ids.includes(beforeId))
      throw new AppError("RULE_BROKEN", "administration.category_not_beside");
    const order = placedBefore(ids, categoryId, beforeId);
    const [from, to] = [ids.indexOf(categoryId), order.indexOf(categoryId)];
    if (from === to) return;
    await tx.$executeRaw`
      UPDATE category g SET sort_order = o.place - 1
        FROM unnest(${order}::uuid[]) WITH ORDINALITY o(id, place) WHERE g.id = o.id AND g.sort_order <> o.place - 1`;
    await touchCategories(tx, []);
    await appendAudit(tx, deps, {
      action: "category.place",
      objectType: "Category",
      objectId: categoryId,
      values: { name: own.name, place: to + 1 },
      before: { place: from + 1 },
    });
  });
}

import "server-only";
import { withinCategory } from "@/features/administration/categories/rules";
import type { SaveCategory } from "@/features/administration/categories/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { auditedCategory, type CategoryFacts, categoryColumns, markOf } from "./category-facts";
import { holdCategories, touchCategories } from "./hold-categories";

/**
 * Adds a category, or says again what one is called, where it is and whether it is shown. An address that it had leads on to
 * the new one. Sent twice it is one change; over someone else's it is refused.
 * @throws AppError NOT_FOUND `administration.no_such_category`; CONFLICT `administration.category_changed`;
 * RULE_BROKEN `administration.category_` `parent_gone`, `circle`, `name_taken`, `slug_taken`, `slug_leads_on`.
 */
export async function saveCategory(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { categoryId, seen, isShown, ...typed }: SaveCategory,
): Promise<void> {
  const wish: CategoryFacts = { ...typed, isActive: isShown };
  await deps.db.$transaction(async (tx) => {
    await holdCategories(tx);
    const now = await tx.category.findUnique({ where: { id: categoryId }, select: categoryColumns });
    if (!now && seen !== null) throw new AppError("NOT_FOUND", "administration.no_such_category");
    if (now && markOf(now) === markOf(wish)) return;
    if (now && markOf(now) !== seen) throw new AppError("CONFLICT", "administration.category_changed");
    await refuseTaken(tx, categoryId, wish);
    const hasMoved = now?.parentId !== wish.parentId;
    const data = { ...wish, ...(hasMoved ? { sortOrder: await lastPlace(tx, wish.parentId) } : {}) };
    if (!now) await tx.category.create({ data: { id: categoryId, ...data } });
    else {
      // Covers are drawn by the address where nothing else is said: they stay as they are.
      const coverGrammar = now.coverGrammar ?? (now.slug === wish.slug ? null : now.slug);
      await tx.category.update({ where: { id: categoryId }, data: { ...data, coverGrammar } });
      await leadOn(tx, { categoryId, from: now.slug, to: wish.slug });
    }
    await touchCategories(tx, [categoryId]);
    await appendAudit(tx, deps, {
      action: now ? "category.edit" : "category.create",
      objectType: "Category",
      objectId: categoryId,
      values: auditedCategory(wish),
      before: now ? auditedCategory(now) : {},
    });
  });
}

/** What the database would refuse, in words that can be shown; it does so for whoever comes another way. */
async function refuseTaken(tx: Tx, id: string, { name, slug, parentId }: CategoryFacts): Promise<void> {
  const all = await tx.category.findMany({ select: { id: true, parentId: true, name: true, slug: true } });
  const refuse = (reason: "parent_gone" | "circle" | "slug_taken" | "name_taken" | "slug_leads_on") =>
    new AppError("RULE_BROKEN", `administration.category_${reason}`);
  if (parentId !== null && !all.some((one) => one.id === parentId)) throw refuse("parent_gone");
  if (parentId !== null && withinCategory(all, id).has(parentId)) throw refuse("circle");
  const others = all.filter((one) => one.id !== id);
  if (others.some((one) => one.slug === slug)) throw refuse("slug_taken");
  const [twin] = await queryRows(tx, IdRow)`
    SELECT id FROM category WHERE id <> ${id}::uuid AND parent_id IS NOT DISTINCT FROM ${parentId}::uuid AND lower(name) = lower(${name})`;
  if (twin) throw refuse("name_taken");
  const led = await tx.slugRedirect.findUnique({ where: { kind_slug: { kind: "CATEGORY", slug } } });
  if (led && led.categoryId !== id) throw refuse("slug_leads_on");
}

/** One step to where the category is, however often its address changed; none for the address that it has. */
async function leadOn(tx: Tx, { categoryId, from, to }: { categoryId: string; from: string; to: string }) {
  if (from === to) return;
  await tx.slugRedirect.deleteMany({ where: { kind: "CATEGORY", slug: to, categoryId } });
  await tx.slugRedirect.create({ data: { kind: "CATEGORY", slug: from, categoryId } });
}

async function lastPlace(tx: Tx, parentId: string | null): Promise<number> {
  const { _max: last } = await tx.category.aggregate({ where: { parentId }, _max: { sortOrder: true } });
  return (last.sortOrder ?? -1) + 1;
}

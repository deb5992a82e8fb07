import "server-only";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { auditedCategory, categoryColumns } from "./category-facts";
import { holdCategories, touchCategories } from "./hold-categories";

/**
 * Takes an empty category away, with the addresses that led to it. One that is gone already is no error.
 * @throws AppError RULE_BROKEN `administration.category_not_empty` while a course, an instructor or another category is in it.
 */
export async function deleteCategory(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  categoryId: string,
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await holdCategories(tx);
    // Also against a course that comes in at this moment: its foreign key waits for this row.
    await tx.$executeRaw`SELECT 1 FROM category WHERE id = ${categoryId}::uuid FOR UPDATE`;
    const found = await tx.category.findUnique({
      where: { id: categoryId },
      select: { ...categoryColumns, _count: { select: { children: true, courses: true, experts: true } } },
    });
    if (!found) return;
    const { children, courses, experts } = found._count;
    if (children + courses + experts > 0) throw new AppError("RULE_BROKEN", "administration.category_not_empty");
    await tx.category.delete({ where: { id: categoryId } });
    await touchCategories(tx, []);
    await appendAudit(tx, deps, {
      action: "category.delete",
      objectType: "Category",
      objectId: categoryId,
      before: auditedCategory(found),
    });
  });
}

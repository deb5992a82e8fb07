import "server-only";
import * as z from "zod";
import { withinCategory } from "@/features/administration/categories/rules";
import type { MergeCategory } from "@/features/administration/categories/schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { holdCategories, touchCategories } from "./hold-categories";

export interface MergedCategory {
  courses: number;
  instructors: number;
  categories: number;
}

type Move = { fromId: string; intoId: string };

/**
 * Puts everything of a category into another: courses, instructors' areas, what is below it and every address that led to
 * it. Then it is gone, and its own address leads to the other. Sent twice it is one merge.
 * @throws AppError NOT_FOUND `administration.no_such_category`; RULE_BROKEN `administration.category_within_itself`,
 * `administration.category_names_meet` where both contain one of the same name.
 */
export async function mergeCategory(
  deps: Pick<Deps, "db" | "actor" | "now" | "ip">,
  { categoryId: fromId, slug, intoId }: MergeCategory,
): Promise<MergedCategory> {
  return deps.db.$transaction(async (tx) => {
    await holdCategories(tx);
    const all = await tx.category.findMany({ select: { id: true, parentId: true, name: true, slug: true } });
    const [from, into] = [fromId, intoId].map((id) => all.find((one) => one.id === id));
    if (!into) throw new AppError("NOT_FOUND", "administration.no_such_category");
    if (!from) return wasMerged(tx, slug, intoId);
    if (withinCategory(all, fromId).has(intoId))
      throw new AppError("RULE_BROKEN", "administration.category_within_itself");
    await refuseMeeting(tx, { fromId, intoId });
    // Also against a course that comes in at this moment: its foreign key waits for this row.
    await tx.$executeRaw`SELECT 1 FROM category WHERE id = ${fromId}::uuid FOR UPDATE`;
    const moved = await moveContents(tx, { fromId, intoId });
    await tx.slugRedirect.create({ data: { kind: "CATEGORY", slug: from.slug, categoryId: intoId } });
    await tx.category.delete({ where: { id: fromId } });
    await touchCategories(tx, [intoId]);
    await appendAudit(tx, deps, {
      action: "category.merge",
      objectType: "Category",
      objectId: fromId,
      values: { name: into.name, slug: into.slug, into: intoId, ...moved },
      before: { name: from.name, slug: from.slug },
    });
    return moved;
  });
}

/** An answer was lost and the call came again. */
async function wasMerged(tx: Tx, slug: string, intoId: string): Promise<MergedCategory> {
  const led = await tx.slugRedirect.findUnique({ where: { kind_slug: { kind: "CATEGORY", slug } } });
  if (led?.categoryId !== intoId) throw new AppError("NOT_FOUND", "administration.no_such_category");
  return { courses: 0, instructors: 0, categories: 0 };
}

async function refuseMeeting(tx: Tx, { fromId, intoId }: Move): Promise<void> {
  const [meeting] = await queryRows(tx, () => z.strictObject({ name: z.string() }))`
    SELECT a.name FROM category a JOIN category b ON lower(a.name) = lower(b.name) AND b.parent_id = ${intoId}::uuid AND b.id <> ${fromId}::uuid
     WHERE a.parent_id = ${fromId}::uuid LIMIT 1`;
  if (meeting) throw new AppError("RULE_BROKEN", "administration.category_names_meet", { name: meeting.name });
}

async function moveContents(tx: Tx, { fromId, intoId }: Move): Promise<MergedCategory> {
  // Whoever edits one of them at this moment sees that something changed.
  const { count: courses } = await tx.course.updateMany({
    where: { categoryId: fromId },
    data: { categoryId: intoId, revision: { increment: 1 } },
  });
  await tx.$executeRaw`
    INSERT INTO instructor_expertise (id, profile_id, category_id)
    SELECT gen_random_uuid(), e.profile_id, ${intoId}::uuid FROM instructor_expertise e WHERE e.category_id = ${fromId}::uuid
        ON CONFLICT (profile_id, category_id) DO NOTHING`;
  const { count: instructors } = await tx.instructorExpertise.deleteMany({ where: { categoryId: fromId } });
  await tx.slugRedirect.updateMany({ where: { categoryId: fromId }, data: { categoryId: intoId } });
  const { _max: last } = await tx.category.aggregate({ where: { parentId: intoId }, _max: { sortOrder: true } });
  const below = await tx.category.updateMany({
    where: { parentId: fromId },
    data: { parentId: intoId, sortOrder: { increment: (last.sortOrder ?? -1) + 1 } },
  });
  return { courses, instructors, categories: below.count };
}

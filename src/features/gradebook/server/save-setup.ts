import "server-only";
import * as z from "zod";
import type { SaveSetup } from "@/features/gradebook/schema";
import { fromHundredths } from "@/features/questions/points";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { readSetup, type Setup } from "./read-setup";

type SetupDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

/**
 * Makes the categories, weights and items of a course what they are said to be. An item without an assessment that is left out
 * leaves the gradebook, and its grades are kept. The same setup sent twice is saved once.
 * @throws AppError CONFLICT `gradebook.setup_changed` where another was saved since; RULE_BROKEN `gradebook.more_points_given`,
 * `gradebook.setup_inconsistent`.
 */
export function saveSetup(deps: SetupDeps, courseId: string, wanted: SaveSetup): Promise<Setup> {
  return deps.db.$transaction(async (tx) => {
    const at = deps.now();
    await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
    const current = await readSetup(tx, courseId, at);
    if (current.revision === wanted.revision + 1 && isAsWanted(current, wanted)) return current;
    if (current.revision !== wanted.revision) throw new AppError("CONFLICT", "gradebook.setup_changed");
    await assertConsistent(tx, { courseId, current, wanted });
    const { countsMissing } = wanted;
    const next = { countsMissing, revision: current.revision + 1, updatedAt: at };
    await tx.gradebook.upsert({ where: { courseId }, create: { courseId, ...next, createdAt: at }, update: next });
    await writeCategories(tx, courseId, wanted.categories);
    await writeItems(tx, { courseId, wanted, at });
    await assertRoom(tx, courseId);
    await appendAudit(tx, deps, {
      action: "gradebook.setUp",
      objectType: "course",
      objectId: courseId,
      values: { categories: wanted.categories.map(({ name }) => name), items: wanted.items.length, countsMissing },
    });
    return readSetup(tx, courseId, at);
  });
}

/** What was sent before and stored, though its answer was lost. */
function isAsWanted(current: Setup, { countsMissing, categories, items }: SaveSetup): boolean {
  const asText = (of: Pick<SaveSetup, "categories" | "items">) =>
    JSON.stringify([
      of.categories.map(({ id, name, weight, dropLowest }) => [id, name, weight, dropLowest]),
      of.items.map(({ id, categoryId, maxPoints, title }) => [id, categoryId, maxPoints, title]).sort(),
    ]);
  // The titles of assessments are those of the course.
  const own = current.items.map((item) => ({ ...item, title: item.lessonId === null ? item.title : null }));
  const now = asText({ categories: current.categories, items: own });
  return countsMissing === current.countsMissing && now === asText({ categories, items });
}

interface SetupChange {
  courseId: string;
  current: Setup;
  wanted: SaveSetup;
}

/** Ids of one's own course or new ones, each once, names each once, categories that are there. */
async function assertConsistent(
  tx: Tx,
  { courseId, current, wanted: { categories, items } }: SetupChange,
): Promise<void> {
  const ids = [...categories, ...items].map(({ id }) => id);
  const names = categories.map(({ name }) => name.toLowerCase());
  const known = new Set(categories.map(({ id }) => id));
  const titled = new Map(current.items.map(({ id, lessonId }) => [id, lessonId === null]));
  const isTold = items.every(({ id, categoryId, title }) => {
    const hasTitle = titled.get(id) ?? true;
    return (categoryId === null || known.has(categoryId)) && hasTitle === (title !== null);
  });
  const foreign =
    (await tx.gradeItem.count({
      where: { id: { in: ids }, OR: [{ courseId: { not: courseId } }, { archivedAt: { not: null } }] },
    })) + (await tx.gradeCategory.count({ where: { id: { in: ids }, courseId: { not: courseId } } }));
  if (!isTold || foreign > 0 || new Set(ids).size < ids.length || new Set(names).size < names.length)
    throw new AppError("RULE_BROKEN", "gradebook.setup_inconsistent");
}

async function writeCategories(tx: Tx, courseId: string, categories: SaveSetup["categories"]): Promise<void> {
  await tx.$executeRaw`SET CONSTRAINTS "grade_category_course_id_position_key" DEFERRED`;
  await tx.gradeCategory.deleteMany({ where: { courseId, id: { notIn: categories.map(({ id }) => id) } } });
  for (const [position, { id, name, weight, dropLowest }] of categories.entries()) {
    const data = { name, weight: fromHundredths(weight), dropLowest, position };
    await tx.gradeCategory.upsert({ where: { id }, create: { id, courseId, ...data }, update: data });
  }
}

async function writeItems(
  tx: Tx,
  { courseId, wanted: { items }, at }: Omit<SetupChange, "current"> & { at: Date },
): Promise<void> {
  const ids = items.map(({ id }) => id);
  await tx.gradeItem.updateMany({
    where: { courseId, assessmentId: null, archivedAt: null, id: { notIn: ids } },
    data: { archivedAt: at, updatedAt: at },
  });
  const rows = JSON.stringify(
    items.map(({ id, categoryId, maxPoints, title }) => ({
      id,
      category: categoryId,
      max: fromHundredths(maxPoints),
      title,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO grade_item (id, course_id, category_id, max_points, title, created_at, updated_at)
    SELECT r.id, ${courseId}::uuid, r.category, r.max, r.title, ${at}::timestamptz + r.at * interval '1 millisecond', ${at}
      FROM ROWS FROM (jsonb_to_recordset(${rows}::jsonb) AS (id uuid, category uuid, max numeric, title text)) WITH ORDINALITY AS r(id, category, max, title, at)
     WHERE r.title IS NOT NULL
    ON CONFLICT (id) DO UPDATE SET category_id = EXCLUDED.category_id, max_points = EXCLUDED.max_points, title = EXCLUDED.title, updated_at = EXCLUDED.updated_at`;
  await tx.$executeRaw`
    UPDATE grade_item i SET category_id = r.category, max_points = r.max, updated_at = ${at}
      FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, category uuid, max numeric)
     WHERE i.id = r.id AND i.assessment_id IS NOT NULL AND i.course_id = ${courseId}::uuid`;
}

const Given = rowSchema(() => ({ item: z.string(), points: z.number() }));

/** No student has more points than there are. */
async function assertRoom(tx: Tx, courseId: string): Promise<void> {
  const [given] = await queryRows(tx, Given)`
    SELECT coalesce(i.title, (SELECT v.title FROM assessment_version v WHERE v.assessment_id = i.assessment_id ORDER BY v.created_at DESC LIMIT 1), '') AS item,
           g.points::float8 AS points
      FROM grade_item i JOIN item_grade g ON g.item_id = i.id AND g.points > i.max_points
     WHERE i.course_id = ${courseId}::uuid AND i.archived_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM item_grade n WHERE n.enrollment_id = g.enrollment_id AND n.item_id = g.item_id AND n.number > g.number)
     ORDER BY g.points DESC LIMIT 1`;
  if (given) throw new AppError("RULE_BROKEN", "gradebook.more_points_given", given);
}

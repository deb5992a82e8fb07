import "server-only";
import { teacherTag } from "@/features/catalog/server/teacher-tag";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";

/** Any constant does. */
const TREE_LOCK = 7_201_911;

/**
 * Makes those who change the tree come one after the other: whether a name or an address is free, and whether a place makes a
 * circle, hangs on more rows than the one that is written.
 */
export async function holdCategories(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TREE_LOCK})`;
}

/** What shows the names of categories: every list, and the pages of the courses in these. */
export async function touchCategories(tx: Tx, ids: readonly string[]): Promise<void> {
  const courses = await tx.course.findMany({
    where: { categoryId: { in: [...ids] } },
    select: { id: true, instructors: { select: { userId: true } } },
  });
  const pages = courses.flatMap(({ id, instructors }) => [
    `course:${id}`,
    ...instructors.map(({ userId }) => teacherTag(userId)),
  ]);
  await touchTags(tx, ["categories", "catalog", "site", ...pages]);
}

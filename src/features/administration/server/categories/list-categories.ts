import "server-only";
import * as z from "zod";
import { asTree, type InTree } from "@/features/administration/categories/rules";
import { type SubjectIcon, subjectIconOf } from "@/features/catalog/subject-icons";
import { queryRows, type RowOf } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { CategoryFacts, markOf } from "./category-facts";

const Row = () =>
  CategoryFacts().extend({
    id: z.string(),
    /** In it directly, in whatever state. */
    courses: z.number(),
    instructors: z.number(),
    /** Addresses that it had before, and those of what was merged into it. */
    formerSlugs: z.array(z.string()),
  });

export interface ListedCategory extends Omit<RowOf<typeof Row>, "icon"> {
  icon: SubjectIcon | null;
  /** Of the category as it is listed, see `SaveCategory`. */
  mark: string;
}

/** The whole tree, as it is read. One query. */
export async function listCategories({ db }: Pick<Deps, "db">): Promise<InTree<ListedCategory>[]> {
  const rows = await queryRows(db, Row)`
    SELECT g.id::text AS id, g.name, g.slug, g.description, g.icon, g.parent_id::text AS "parentId", g.is_active AS "isActive",
           g.is_featured AS "isFeatured",
           (SELECT count(*)::int FROM course c WHERE c.category_id = g.id) AS courses,
           (SELECT count(*)::int FROM instructor_expertise e WHERE e.category_id = g.id) AS instructors,
           ARRAY(SELECT r.slug FROM slug_redirect r WHERE r.category_id = g.id ORDER BY r.slug) AS "formerSlugs"
      FROM category g ORDER BY g.sort_order, g.name, g.id`;
  return asTree(rows.map((row) => ({ ...row, mark: markOf(row), icon: subjectIconOf(row.icon) })));
}

import "server-only";
import { Prisma } from "@/generated/prisma/client";
import { cached } from "@/server/cache/tag-cache";
import type { Deps } from "@/server/trpc/context";
import { nextChange } from "../rules";
import { courseEntries, type FeaturedCourse } from "./course-entries";

/** So many are shown. */
const mostRelated = 3;

/**
 * Public courses that a reader of this one could take instead or next: of its category, the categories beside, above and below it. Nearest
 * first: the same category, then the same language and level, then the most enrolled. Those in `besides` (slugs) are left out.
 * Kept by tag; the same for everyone.
 */
export function getRelatedCourses(
  { db, now }: Pick<Deps, "db" | "now">,
  course: { id: string; language: string; level: string },
  besides: readonly string[],
): Promise<FeaturedCourse[]> {
  const key = `related:${course.id}:${course.language}:${course.level}:${besides.join()}`;
  return cached(key, [`course:${course.id}`, "catalog", "categories"], async () => {
    const value = await db.$queryRaw<FeaturedCourse[]>(
      courseEntries(
        Prisma.sql`c."id" <> ${course.id}::uuid AND NOT c."slug" = ANY(${[...besides]}) AND c."category_id" IN (
          SELECT r."id" FROM "course" o JOIN "category" m ON m."id" = o."category_id"
            JOIN "category" r ON r."is_active" AND (r."id" IN (m."id", m."parent_id") OR r."parent_id" IN (m."id", m."parent_id"))
           WHERE o."id" = ${course.id}::uuid)`,
        Prisma.sql`c."category_id" = (SELECT o."category_id" FROM "course" o WHERE o."id" = ${course.id}::uuid) DESC,
          v."language" = ${course.language} DESC, v."level"::text = ${course.level} DESC, c."enrolled_count" DESC, c."id"`,
        mostRelated,
      ),
    );
    return {
      value,
      until: nextChange(
        value.map(({ discountEndsAt }) => discountEndsAt),
        now(),
      ),
    };
  });
}

import "server-only";
import type {
  CourseDocument,
  GradebookDocument,
  GradeItemDocument,
  ModuleDocument,
  NotCarried,
} from "@/features/interchange/course-document";
import { assessedLessons, inOrder } from "@/features/interchange/server/native/gradebook-fields";
import type { VersionRow } from "@/features/interchange/server/store/version-columns";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";

/** The gradebook as far as it is about this version of the course; null where nothing was set up. */
export function gradebookDocument(
  { gradebook, gradeCategories, gradeItems }: VersionRow["course"],
  modules: readonly ModuleDocument[],
  keyById: ReadonlyMap<string, string>,
): GradebookDocument | null {
  if (!gradebook) return null;
  const nameById = new Map(gradeCategories.map(({ id, name }) => [id, name]));
  const places = assessedLessons(modules);
  const items = gradeItems.flatMap(({ title, categoryId, maxPoints, assessment }): GradeItemDocument[] => {
    const category = nameById.get(categoryId ?? "");
    const facts = { ...(category !== undefined && { category }), points: Number(maxPoints) };
    if (title !== null) return [{ title, ...facts }];
    const lesson = keyById.get(assessment?.lessonId ?? "");
    return lesson !== undefined && places.has(lesson) ? [{ lesson, ...facts }] : [];
  });
  return {
    countsMissing: gradebook.countsMissing,
    categories: gradeCategories.map(({ name, weight, dropLowest }) => ({ name, weight: Number(weight), dropLowest })),
    items: inOrder(items, places),
  };
}

/**
 * Sets up the gradebook of an imported course, unless it is set up already: grades that students see are never changed by an import.
 * Returns what was kept in place of what the import says.
 */
export async function writeGradebook(
  tx: Tx,
  { courseId, at }: { courseId: string; at: Date },
  { course, here }: { course: CourseDocument; here: CourseDocument | null },
): Promise<NotCarried[]> {
  const { gradebook } = course;
  if (!gradebook) return [];
  if ((await tx.gradebook.count({ where: { courseId } })) > 0) {
    const isSame = JSON.stringify(here?.gradebook) === JSON.stringify(gradebook);
    const why = "It differs from the import. Change it in the course's gradebook.";
    return isSame ? [] : [{ where: "course", what: "gradebook", why }];
  }
  await tx.gradebook.create({
    data: { courseId, countsMissing: gradebook.countsMissing, revision: 1, createdAt: at, updatedAt: at },
  });
  const categories = gradebook.categories.map((category, position) => ({
    ...{ id: uuidV7(), courseId, ...category, position, createdAt: at, updatedAt: at },
  }));
  await tx.gradeCategory.createMany({ data: categories });
  const idByName = new Map(categories.map(({ id, name }) => [name, id]));
  const facts = ({ category, points }: GradeItemDocument) => ({
    ...{ categoryId: idByName.get(category ?? "") ?? null, maxPoints: points, updatedAt: at },
  });
  await tx.gradeItem.createMany({
    data: gradebook.items.flatMap((item, place) =>
      item.title === undefined
        ? []
        : [{ id: uuidV7(), courseId, title: item.title, ...facts(item), createdAt: new Date(at.getTime() + place) }],
    ),
  });
  const assessed = gradebook.items.filter(({ lesson }) => lesson !== undefined);
  const rows = JSON.stringify(assessed.map((item) => ({ lesson: item.lesson, ...facts(item) })));
  // A trigger has made the items of assessments, with their ids.
  await tx.$executeRaw`
    UPDATE grade_item i SET category_id = r."categoryId", max_points = r."maxPoints", updated_at = ${at}
      FROM jsonb_to_recordset(${rows}::jsonb) AS r(lesson text, "categoryId" uuid, "maxPoints" numeric)
      JOIN lesson l ON l.course_id = ${courseId}::uuid AND coalesce(l.source_key, l.id::text) = r.lesson
      JOIN assessment a ON a.lesson_id = l.id
     WHERE i.id = a.id`;
  return [];
}

import type { CourseToStudy } from "./courses";
import type { People } from "./people";
import { daysBefore, type SeedDeps } from "./seed-deps";

/** One group a course: by the folder of the course. */
const groups: Readonly<Record<string, { name: string; members: readonly string[] }>> = {
  "reading-a-tide-table": { name: "Thursday evenings", members: ["joao", "seoyeon", "suda"] },
  "sql-for-people-who-count": { name: "Library staff", members: ["yael"] },
};

/** Groups of students in two courses. */
export async function seedGroups(
  { db, now }: SeedDeps,
  people: People,
  courses: ReadonlyMap<string, CourseToStudy>,
): Promise<void> {
  const createdAt = daysBefore(now(), 20);
  for (const [folder, { name, members }] of Object.entries(groups)) {
    const course = courses.get(folder);
    if (!course || (await db.courseGroup.count({ where: { courseId: course.id } })) > 0) continue;
    const rows = members.map((who) => ({ userId: people.get(who).id, createdAt }));
    await db.courseGroup.create({ data: { courseId: course.id, name, createdAt, members: { create: rows } } });
  }
}

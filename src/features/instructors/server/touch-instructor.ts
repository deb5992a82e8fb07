import "server-only";
import { teacherTag } from "@/features/catalog/server/teacher-tag";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";

/** What lists of instructors depend on. */
export const instructorsTag = "instructors";

/** Every kept page that names an instructor, or shows a course only while its instructor may teach. */
export async function touchInstructor(tx: Tx, userId: string): Promise<void> {
  const taught = await tx.courseInstructor.findMany({ where: { userId, isActive: true }, select: { courseId: true } });
  const courses =
    taught.length > 0 ? ["catalog", "categories", ...taught.map(({ courseId }) => `course:${courseId}`)] : [];
  await touchTags(tx, [instructorsTag, teacherTag(userId), ...courses]);
}

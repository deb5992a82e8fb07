import "server-only";
import { teacherTag } from "@/features/catalog/server/teacher-tag";
import { touchTags } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";

/**
 * What every write that strangers can see makes stale: the course's pages, the lists it is in, the site's totals, and the
 * pages of other courses that name it as one of the same instructor's. Who has left the team counts too: it may have been now.
 */
export async function touchCourse(tx: Tx, courseId: string): Promise<void> {
  const team = await tx.courseInstructor.findMany({ where: { courseId }, select: { userId: true } });
  const teachers = team.map(({ userId }) => teacherTag(userId));
  await touchTags(tx, [`course:${courseId}`, "catalog", "categories", "site", ...teachers]);
}

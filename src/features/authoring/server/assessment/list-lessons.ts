import "server-only";
import type { Tx } from "@/server/db/client";

export interface LessonOfCourse {
  /** Its identity across versions. */
  id: string;
  title: string;
  /** "2.1", as authors number them. */
  place: string;
}

/** The lessons of a course version in its order, without one. One query. */
export async function listOtherLessons(db: Tx, versionId: string, lessonId: string): Promise<LessonOfCourse[]> {
  const rows = await db.lessonVersion.findMany({
    where: { versionId, lessonId: { not: lessonId } },
    orderBy: [{ moduleVersion: { position: "asc" } }, { position: "asc" }],
    select: { lessonId: true, title: true, position: true, moduleVersion: { select: { position: true } } },
  });
  return rows.map(({ lessonId: id, title, position, moduleVersion }) => ({
    id,
    title,
    place: `${moduleVersion.position + 1}.${position + 1}`,
  }));
}

import "server-only";
import type { Tx } from "@/server/db/client";

export interface OutlinedLesson {
  lessonId: string;
  title: string;
}

export interface OutlinedModule {
  moduleId: string;
  title: string;
  description: string;
  lessons: OutlinedLesson[];
}

/** The modules and lessons of a course's draft, in order; of what is live where no draft waits. Empty without a course. */
export async function readCourseOutline(db: Tx, courseId: string | null): Promise<OutlinedModule[]> {
  if (courseId === null) return [];
  const version = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: {
      modules: {
        orderBy: { position: "asc" },
        select: {
          moduleId: true,
          title: true,
          description: true,
          lessons: { orderBy: { position: "asc" }, select: { lessonId: true, title: true } },
        },
      },
    },
  });
  return version?.modules ?? [];
}

/** The same as a model reads it. */
export const outlineText = (modules: readonly OutlinedModule[]): string =>
  modules
    .map(({ title, lessons }, at) =>
      [`${at + 1} ${title}`, ...lessons.map((lesson, place) => `  ${at + 1}.${place + 1} ${lesson.title}`)].join("\n"),
    )
    .join("\n");

import "server-only";
import { accessTo, versionFor } from "@/features/learning/server/lesson-access";
import { readLocks } from "@/features/learning/server/read-locks";
import { readOutline, shownModules } from "@/features/learning/server/read-outline";
import { type CourseFacts, isStaff } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";

export interface OpenLesson {
  id: string;
  /** "3.2" */
  number: string;
  title: string;
}

export interface OpenLessons {
  courseTitle: string;
  language: string;
  /** Those whose content the asker gets, in order. */
  lessons: OpenLesson[];
  /** The team and admins read of all lessons, also those of other versions. */
  isEverything: boolean;
}

const noBodies = { content: "", registered: "", guest: "" };

/**
 * The lessons whose discussion the asker may read: what is said of a lesson quotes it, so only who gets its content does.
 * Out of memory, or up to three queries.
 */
export async function openLessons(deps: Deps, course: CourseFacts): Promise<OpenLessons> {
  const versionId = await versionFor(deps.db, course);
  const [outline, locks] = await Promise.all([
    readOutline(deps, { courseId: course.id, versionId }),
    readLocks(deps, course, versionId),
  ]);
  const lessons = shownModules(outline, deps.now()).flatMap((module, at) =>
    module.lessons.flatMap((lesson, index) =>
      accessTo({ ...lesson, bodies: noBodies }, deps.actor, course, locks.has(lesson.id)).body === "content"
        ? [{ id: lesson.id, number: `${at + 1}.${index + 1}`, title: lesson.title }]
        : [],
    ),
  );
  const { courseTitle, language } = outline;
  return { courseTitle, language, lessons, isEverything: isStaff(deps.actor, course) };
}

export const isOpenTo = ({ isEverything, lessons }: OpenLessons, lessonId: string | null): boolean =>
  lessonId === null || isEverything || lessons.some(({ id }) => id === lessonId);

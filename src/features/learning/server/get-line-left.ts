import "server-only";
import { accessTo, enrollmentInUse } from "@/features/learning/server/lesson-access";
import { readLesson } from "@/features/learning/server/read-lesson";
import { readLocks } from "@/features/learning/server/read-locks";
import { lineAt } from "@/features/media/server/plain-text";
import type { LessonFacts } from "@/policy/lesson";
import type { Deps } from "@/server/trpc/context";

/**
 * The line of a lesson's text at which its student stopped, from the version that they are on. Null where the text isn't open to
 * them, or no line of it would say anything. No query of its own with the texts in memory, one where the course has gates.
 */
export async function getLineLeft(
  deps: Deps,
  { id: lessonId, course }: LessonFacts,
  { block }: { block: number },
): Promise<string | null> {
  const enrollment = enrollmentInUse(course);
  if (!enrollment) return null;
  const { versionId } = enrollment;
  const [lesson, locks] = await Promise.all([
    readLesson(deps, { courseId: course.id, versionId, lessonId }),
    readLocks(deps, course, versionId),
  ]);
  if (accessTo(lesson, deps.actor, course, locks.has(lessonId)).body !== "content") return null;
  return lineAt(lesson.bodies.content, block, deps.locale);
}

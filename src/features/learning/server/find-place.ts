import "server-only";
import { versionFor } from "@/features/learning/server/lesson-access";
import { readEnrollment } from "@/features/learning/server/read-enrollment";
import { readLocks } from "@/features/learning/server/read-locks";
import { readOutline, shownModules } from "@/features/learning/server/read-outline";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";

/** The lesson to go on with: where the student was last, else the first to do that is open, else the first to do, else the first. */
export async function findPlace(deps: Deps, course: CourseFacts): Promise<{ lessonId: string }> {
  const versionId = await versionFor(deps.db, course);
  const [outline, locks, enrollment] = await Promise.all([
    readOutline(deps, { courseId: course.id, versionId }),
    readLocks(deps, course, versionId),
    course.enrollment
      ? readEnrollment(deps.db, { enrollmentId: course.enrollment.enrollmentId, lessonId: null })
      : null,
  ]);
  const shown = shownModules(outline, deps.now()).flatMap((module) => module.lessons);
  const completed = new Set(enrollment?.completed);
  const place =
    shown.find((lesson) => lesson.id === enrollment?.lastLessonId) ??
    shown.find((lesson) => !completed.has(lesson.id) && !locks.has(lesson.id)) ??
    shown.find((lesson) => !completed.has(lesson.id)) ??
    shown[0];
  if (!place) throw new AppError("NOT_FOUND", "learning.no_lessons");
  return { lessonId: place.id };
}

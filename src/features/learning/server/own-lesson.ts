import "server-only";
import { completedBy } from "@/features/learning/rules";
import { accessTo, enrollmentInUse } from "@/features/learning/server/lesson-access";
import { type LessonSource, readLesson } from "@/features/learning/server/read-lesson";
import { readLocks } from "@/features/learning/server/read-locks";
import { AppError } from "@/lib/app-error";
import type { LessonFacts } from "@/policy/lesson";
import type { PersonDeps } from "@/server/trpc/context";

/** A lesson of someone's enrollment. */
export interface LessonPlace {
  userId: string;
  enrollmentId: string;
  lessonId: string;
  courseId: string;
}

export interface OwnLesson extends LessonPlace {
  lesson: LessonSource;
  completedBy: ReturnType<typeof completedBy>;
}

/**
 * The lesson as the actor's enrollment has it, for what leaves a trace: progress is only made where the content is open.
 * @throws AppError FORBIDDEN `learning.not_open`
 */
export async function ownLesson(deps: PersonDeps, { id: lessonId, course }: LessonFacts): Promise<OwnLesson> {
  const enrollment = enrollmentInUse(course);
  if (!enrollment) throw new AppError("FORBIDDEN", "learning.not_enrolled");
  const [lesson, locks] = await Promise.all([
    readLesson(deps, { courseId: course.id, versionId: enrollment.versionId, lessonId }),
    readLocks(deps, course, enrollment.versionId),
  ]);
  if (accessTo(lesson, deps.actor, course, locks.has(lessonId)).body !== "content")
    throw new AppError("FORBIDDEN", "learning.not_open");
  return {
    userId: deps.actor.id,
    enrollmentId: enrollment.enrollmentId,
    lessonId,
    courseId: course.id,
    lesson,
    completedBy: completedBy({ hasAssessment: lesson.hasAssessment, hasStoredVideo: lesson.videoFile !== null }),
  };
}

import "server-only";
import { decideLessonAccess, type LessonAccess, type LessonAccessFacts } from "@/features/learning/rules";
import type { LessonSource } from "@/features/learning/server/read-lesson";
import { AppError } from "@/lib/app-error";
import type { Actor } from "@/policy/actor";
import { type CourseFacts, isStaff } from "@/policy/course";
import { cached } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";

/** An enrollment that is in use; a suspended one opens nothing. */
export function enrollmentInUse({ enrollment }: CourseFacts): NonNullable<CourseFacts["enrollment"]> | null {
  return enrollment && enrollment.status !== "SUSPENDED" ? enrollment : null;
}

export function accessViewer(actor: Actor, course: CourseFacts): LessonAccessFacts["viewer"] {
  return {
    isSignedIn: actor.kind === "person",
    isStaff: isStaff(actor, course),
    tier: actor.kind === "person" ? actor.tier : "FREE",
    enrollment: enrollmentInUse(course),
  };
}

/** `isLocked`: to this asker, in the version that the lesson is of (read-locks.ts). */
export function accessTo(
  lesson: Pick<LessonSource, "level" | "isFreePreview" | "bodies">,
  actor: Actor,
  course: CourseFacts,
  isLocked: boolean,
): LessonAccess {
  return decideLessonAccess({
    level: lesson.level,
    isFreePreview: lesson.isFreePreview,
    isPriced: course.isPriced,
    hasRegisteredBody: lesson.bodies.registered.trim() !== "",
    isLocked,
    viewer: accessViewer(actor, course),
  });
}

/** The version that the asker is on: that of the enrollment, else the live one, else the draft, which only staff get to see. */
export async function versionFor(db: Tx, course: CourseFacts): Promise<string> {
  if (course.enrollment) return course.enrollment.versionId;
  const live = await cached(`live-version:${course.id}`, [`course:${course.id}`], async () => {
    const row = await db.course.findUnique({ where: { id: course.id }, select: { liveVersionId: true } });
    return { value: row?.liveVersionId ?? null };
  });
  if (live) return live;
  const draft = await db.courseVersion.findFirst({
    where: { courseId: course.id, publishedAt: null },
    select: { id: true },
  });
  if (!draft) throw new AppError("NOT_FOUND", "common.not_found");
  return draft.id;
}

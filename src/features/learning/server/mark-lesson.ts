import "server-only";
import { completeLesson } from "@/features/learning/server/complete-lesson";
import type { CountedProgress } from "@/features/learning/server/enrollment-progress";
import type { OwnLesson } from "@/features/learning/server/own-lesson";
import { reopenLesson } from "@/features/learning/server/reopen-lesson";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

function refuseAssessed({ completedBy }: OwnLesson): void {
  if (completedBy === "assessment") throw new AppError("RULE_BROKEN", "learning.assessment_decides");
}

/** "Mark complete": pressing it twice is the same as once. @throws AppError RULE_BROKEN `learning.assessment_decides` */
export async function markComplete({ db, now }: Deps, own: OwnLesson): Promise<CountedProgress> {
  refuseAssessed(own);
  const { enrollmentId, lessonId } = own;
  return db.$transaction((tx) => completeLesson(tx, { enrollmentId, lessonId, cause: "MANUAL", at: now() }));
}

/** "Undo" beside "Completed". @throws AppError RULE_BROKEN `learning.assessment_decides` */
export async function undoComplete({ db, now }: Deps, own: OwnLesson): Promise<CountedProgress> {
  refuseAssessed(own);
  const { enrollmentId, lessonId } = own;
  return db.$transaction((tx) => reopenLesson(tx, { enrollmentId, lessonId, at: now() }));
}

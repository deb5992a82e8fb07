import "server-only";
import { AppError } from "@/lib/app-error";
import type { CourseFacts } from "@/policy/course";
import type { Tx } from "@/server/db/client";

export interface Mute {
  reason: string;
  /** ISO 8601. */
  until: string;
}

/** Whether someone is muted in a course at a moment. */
export async function readMute(db: Tx, courseId: string, userId: string, at: Date): Promise<Mute | null> {
  const mute = await db.courseMute.findUnique({
    where: { courseId_userId: { courseId, userId }, until: { gt: at } },
    select: { reason: true, until: true },
  });
  return mute && { reason: mute.reason, until: mute.until.toISOString() };
}

/** @throws AppError FORBIDDEN `discussion.muted` { until, reason } */
export async function mustMayWrite(db: Tx, course: CourseFacts, userId: string, at: Date): Promise<void> {
  const mute = await readMute(db, course.id, userId, at);
  if (mute) throw new AppError("FORBIDDEN", "discussion.muted", { ...mute });
}

import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";
import { enrollmentOfEvent } from "./enrollment-of-event";

/** Tells a student that the time of their enrollment is over. */
export function tellOfEndedEnrollment({ db, now }: Pick<Deps, "db" | "now">, enrollmentId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const enrollment = await enrollmentOfEvent(tx, enrollmentId);
    if (!enrollment) return 0;
    const { userId, course, courseId, slug } = enrollment;
    return notify(
      tx,
      {
        kind: "seat.ended",
        userIds: [userId],
        params: { course },
        path: `/courses/${slug}`,
        courseId,
        key: enrollmentId,
      },
      now(),
    );
  });
}

import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";
import { enrollmentOfEvent } from "./enrollment-of-event";

/** A completed course: told to the student, and, hour by hour, to those who see the course's students. */
export function tellOfCompletion({ db, now }: Pick<Deps, "db" | "now">, enrollmentId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const enrollment = await enrollmentOfEvent(tx, enrollmentId);
    if (!enrollment) return 0;
    const { course, courseId, slug, userId, teachers } = enrollment;
    const about = { params: { course }, courseId };
    const toLearner = await notify(
      tx,
      { ...about, kind: "course.completed", userIds: [userId], path: `/learn/${slug}`, key: enrollmentId },
      now(),
    );
    const toTeachers = await notify(
      tx,
      {
        ...about,
        kind: "learner.completed",
        userIds: teachers,
        path: `/instructor/courses/${courseId}/students`,
        key: courseId,
        subject: enrollmentId,
      },
      now(),
    );
    return toLearner + toTeachers;
  });
}

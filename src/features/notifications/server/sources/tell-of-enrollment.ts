import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";
import { enrollmentOfEvent } from "./enrollment-of-event";

/** A new enrollment: told to whoever was given it by another person, and, hour by hour, to those who see the course's students. */
export function tellOfEnrollment({ db, now }: Pick<Deps, "db" | "now">, enrollmentId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const enrollment = await enrollmentOfEvent(tx, enrollmentId);
    if (!enrollment) return 0;
    const { course, courseId, slug, userId, teachers } = enrollment;
    const about = { params: { course }, courseId };
    const toLearner = enrollment.isByHand
      ? await notify(
          tx,
          { ...about, kind: "course.access", userIds: [userId], path: `/learn/${slug}`, key: enrollmentId },
          now(),
        )
      : 0;
    const toTeachers = await notify(
      tx,
      {
        ...about,
        kind: "learner.enrolled",
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

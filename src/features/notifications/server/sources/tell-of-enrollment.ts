import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";
import { seatOfEvent } from "./seat-of-event";

/** A new seat: told to whoever was given it by another person, and, hour by hour, to those who see the course's learners. */
export function tellOfEnrollment({ db, now }: Pick<Deps, "db" | "now">, enrollmentId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const seat = await seatOfEvent(tx, enrollmentId);
    if (!seat) return 0;
    const { course, courseId, slug, userId, teachers } = seat;
    const about = { params: { course }, courseId };
    const toLearner = seat.isByHand
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

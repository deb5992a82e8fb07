import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";
import { seatOfEvent } from "./seat-of-event";

/** A completed course: told to the learner, and, hour by hour, to those who see the course's learners. */
export function tellOfCompletion({ db, now }: Pick<Deps, "db" | "now">, enrollmentId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const seat = await seatOfEvent(tx, enrollmentId);
    if (!seat) return 0;
    const { course, courseId, slug, userId, teachers } = seat;
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

import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";
import { seatOfEvent } from "./seat-of-event";

/** Tells a learner that the time of their seat is over. */
export function tellOfEndedSeat({ db, now }: Pick<Deps, "db" | "now">, enrollmentId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    const seat = await seatOfEvent(tx, enrollmentId);
    if (!seat) return 0;
    const { userId, course, courseId, slug } = seat;
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

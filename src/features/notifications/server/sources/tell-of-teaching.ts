import "server-only";
import type { teachingDecided } from "@/features/notifications/events-of-others";
import { notify } from "@/features/notifications/server/notify";
import type { EventData } from "@/lib/event";
import type { Deps } from "@/server/trpc/context";

/** Tells a person what was decided about their teaching; not where something else was decided since. */
export async function tellOfTeaching(
  { db, now }: Pick<Deps, "db" | "now">,
  { userId, decision, decidedAt }: EventData<typeof teachingDecided>,
): Promise<number> {
  const standing = await db.instructorProfile.count({ where: { userId, decidedAt: new Date(decidedAt) } });
  if (standing === 0) return 0;
  const mayTeach = decision === "approved" || decision === "lifted";
  return db.$transaction((tx) =>
    notify(
      tx,
      {
        kind: "instructor.decided",
        userIds: [userId],
        params: { decision },
        path: mayTeach ? "/instructor" : "/teach",
        key: `${userId}:${decidedAt}`,
      },
      now(),
    ),
  );
}

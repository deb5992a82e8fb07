import "server-only";
import { notify } from "@/features/notifications/server/notify";
import type { Deps } from "@/server/trpc/context";

/** As features/instructors/events.ts has it; the two features do not know each other. */
export interface TeachingDecided {
  name: "instructor/decided";
  data: { userId: string; decision: "approved" | "rejected" | "suspended" | "lifted"; decidedAt: string };
}

/** Tells a person what was decided about their teaching; not where something else was decided since. */
export async function tellOfTeaching(
  { db, now }: Pick<Deps, "db" | "now">,
  { userId, decision, decidedAt }: TeachingDecided["data"],
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

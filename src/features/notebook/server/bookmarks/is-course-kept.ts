import "server-only";
import type { PersonDeps } from "@/server/trpc/context";

export async function isCourseKept(deps: PersonDeps, courseId: string): Promise<boolean> {
  const bookmark = await deps.db.bookmark.findFirst({
    where: { userId: deps.actor.id, courseId, deletedAt: null },
    select: { id: true },
  });
  return bookmark !== null;
}

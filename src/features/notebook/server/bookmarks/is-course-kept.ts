import "server-only";
import { ownId } from "@/features/notebook/server/own-id";
import type { Deps } from "@/server/trpc/context";

export async function isCourseKept(deps: Deps, courseId: string): Promise<boolean> {
  const bookmark = await deps.db.bookmark.findFirst({
    where: { userId: ownId(deps), courseId },
    select: { id: true },
  });
  return bookmark !== null;
}

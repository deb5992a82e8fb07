import "server-only";
import type { SetThread } from "@/features/discussion/schema";
import type { CourseFacts } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";
import { findThread } from "./find-post";

/** Pins a thread to the top or closes it for further replies, or takes either back. */
export async function setThread(deps: Deps, course: CourseFacts, change: SetThread): Promise<void> {
  const { threadId, isPinned, isClosed } = change;
  const { lockedAt } = await findThread(deps, course, threadId);
  const at = deps.now();
  await deps.db.thread.update({
    where: { id: threadId },
    data: {
      ...(isPinned === undefined ? {} : { isPinned }),
      ...(isClosed === undefined ? {} : { lockedAt: isClosed ? (lockedAt ?? at) : null }),
      updatedAt: at,
    },
  });
}

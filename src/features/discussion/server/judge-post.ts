import "server-only";
import type { JudgePost } from "@/features/discussion/schema";
import type { CourseFacts } from "@/policy/course";
import { appendAudit } from "@/server/audit/append-audit";
import type { Deps } from "@/server/trpc/context";
import { findPost } from "./find-post";

/** Hides a post with a reason, or leaves it up; either answers its open reports. Twice is as once. */
export async function judgePost(deps: Deps, course: CourseFacts, { postId, verdict }: JudgePost): Promise<void> {
  await findPost(deps, course, postId);
  await deps.db.$transaction(async (tx) => {
    const at = deps.now();
    const isHidden = verdict.name === "hide";
    const hiddenReason = verdict.name === "hide" ? verdict.reason : "";
    const { count } = await tx.post.updateMany({
      where: { id: postId, NOT: { hiddenAt: isHidden ? { not: null } : null, hiddenReason } },
      data: { hiddenAt: isHidden ? at : null, hiddenReason, updatedAt: at },
    });
    await tx.post.updateMany({ where: { id: postId }, data: { reportedAt: null } });
    await tx.postReport.updateMany({ where: { postId, resolvedAt: null }, data: { resolvedAt: at, updatedAt: at } });
    if (isHidden) await tx.thread.updateMany({ where: { acceptedPostId: postId }, data: { acceptedPostId: null } });
    if (count === 0) return;
    const action = isHidden ? "discussion.hide" : "discussion.show";
    await appendAudit(tx, deps, { action, objectType: "post", objectId: postId, values: { reason: hiddenReason } });
  });
}

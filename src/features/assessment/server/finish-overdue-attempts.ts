import "server-only";
import { GRACE_SECONDS } from "@/features/assessment/rules";
import type { Deps } from "@/server/trpc/context";
import { endAttempt } from "./end-attempt";

/** Ids of attempts whose time and grace are over, the longest overdue first. */
export async function listOverdueAttempts({ db, now }: Pick<Deps, "db" | "now">, limit: number): Promise<string[]> {
  const rows = await db.assessmentAttempt.findMany({
    where: { state: "IN_PROGRESS", deadlineAt: { lt: new Date(now().getTime() - GRACE_SECONDS * 1000) } },
    orderBy: { deadlineAt: "asc" },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** Submits what is saved of each, one transaction an attempt: one that fails keeps no other from being finished. */
export async function finishAttempts({ db, now }: Pick<Deps, "db" | "now">, attemptIds: readonly string[]) {
  const failed: string[] = [];
  for (const attemptId of attemptIds) {
    try {
      await db.$transaction((tx) => endAttempt(tx, attemptId, { type: "tick", at: now() }));
    } catch {
      failed.push(attemptId);
    }
  }
  return { finished: attemptIds.length - failed.length, failed };
}

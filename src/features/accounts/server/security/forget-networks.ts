import "server-only";
import { addDays } from "@/lib/time";
import type { Tx } from "@/server/db/client";
import type { Deps } from "@/server/trpc/context";
import { readKeptDays } from "./kept-days";

/** Takes ip addresses and browsers out of what is older than the site keeps them. What happened when stays. */
export async function forgetNetworks({ db, now }: Pick<Deps, "db" | "now">): Promise<{ forgotten: number }> {
  const before = addDays(now(), -(await readKeptDays(db)));
  const logs = await db.loginLog.updateMany({
    where: { createdAt: { lt: before }, OR: [{ ipAddress: { not: null } }, { userAgent: { not: null } }] },
    data: { ipAddress: null, userAgent: null },
  });
  const sessions = await db.userSession.updateMany({
    where: {
      lastActivityAt: { lt: before },
      OR: [{ ipAddress: { not: null } }, { userAgent: { not: "" } }, { location: { not: "" } }],
    },
    data: { ipAddress: null, userAgent: "", location: "" },
  });
  const resets = await db.passwordReset.updateMany({
    where: { createdAt: { lt: before }, ipAddress: { not: null } },
    data: { ipAddress: null },
  });
  const others = await forgetElsewhere(db, before);
  return { forgotten: logs.count + sessions.count + resets.count + others };
}

/** Tries at an assessment, the audit log, and what asked for a link to a new password. */
async function forgetElsewhere(db: Tx, before: Date): Promise<number> {
  const attempts = await db.assessmentAttempt.updateMany({
    where: { startedAt: { lt: before }, OR: [{ ipAddress: { not: null } }, { userAgent: { not: null } }] },
    data: { ipAddress: null, userAgent: null },
  });
  const audited = await db.auditEvent.updateMany({
    where: { createdAt: { lt: before }, ipAddress: { not: null } },
    data: { ipAddress: null },
  });
  const events = await db.$executeRaw`
    UPDATE outbox_event SET data = data - 'ip' WHERE created_at < ${before}::timestamptz AND sent_at IS NOT NULL AND data ? 'ip'`;
  const runs = await db.$executeRaw`
    UPDATE job_run SET event = event #- '{data,ip}'
     WHERE created_at < ${before}::timestamptz AND ended_at IS NOT NULL AND event->'data' ? 'ip'`;
  return attempts.count + audited.count + events + runs;
}

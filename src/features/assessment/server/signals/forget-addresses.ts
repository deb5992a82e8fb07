import "server-only";
import { addDays } from "@/lib/time";
import type { Deps } from "@/server/trpc/context";
import { readAddressDays } from "./address-days";

/**
 * Deletes from where attempts that note signals were started and continued, once that is older than the site keeps it. That the
 * network changed, and when, stays.
 */
export async function forgetAddresses({ db, now }: Pick<Deps, "db" | "now">): Promise<{ forgotten: number }> {
  const before = addDays(now(), -(await readAddressDays(db)));
  const { count } = await db.attemptAddress.deleteMany({ where: { seenAt: { lt: before } } });
  const starts = await db.assessmentAttempt.updateMany({
    where: {
      startedAt: { lt: before },
      rules: { path: ["recordsSignals"], equals: true },
      OR: [{ ipAddress: { not: null } }, { userAgent: { not: null } }],
    },
    data: { ipAddress: null, userAgent: null },
  });
  return { forgotten: count + starts.count };
}

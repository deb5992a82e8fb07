import "server-only";
import * as z from "zod";
import { tierWarningDays } from "@/features/notifications/rules";
import { notify } from "@/features/notifications/server/notify";
import { addDays } from "@/lib/time";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  subscriptionId: z.string(),
  userId: z.string(),
  tier: z.enum(["BASIC", "PREMIUM"]),
  endsAt: z.date(),
}));

const mostAtOnce = 500;

/**
 * Tells people that their tier ends within a week: once for each end, however often this runs, and not on the day of the grant,
 * whose own news names the end. Resolves to how many were told.
 */
export async function warnOfEndingTiers({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  const at = now();
  const rows = await queryRows(db, Row)`
    SELECT s.id AS "subscriptionId", s.user_id AS "userId", s.tier::text AS tier, s.ends_at AS "endsAt"
      FROM subscription s
     WHERE s.status IN ('TRIAL', 'ACTIVE', 'PAST_DUE') AND s.tier <> 'FREE' AND s.ends_at > ${at} AND s.ends_at <= ${addDays(at, tierWarningDays)}
       AND s.started_at <= ${addDays(at, -1)}
       AND NOT EXISTS (SELECT 1 FROM notification n
                        WHERE n.user_id = s.user_id AND n.kind = 'tier.ending' AND n.expires_at = s.ends_at)
     ORDER BY s.ends_at LIMIT ${mostAtOnce}`;
  let told = 0;
  for (const { subscriptionId, userId, tier, endsAt } of rows) {
    told += await db.$transaction((tx) =>
      notify(
        tx,
        {
          kind: "tier.ending",
          userIds: [userId],
          params: { tier, endsAt: endsAt.toISOString() },
          path: "/courses",
          key: `${subscriptionId}:${endsAt.toISOString()}`,
          expiresAt: endsAt,
        },
        at,
      ),
    );
  }
  return told;
}

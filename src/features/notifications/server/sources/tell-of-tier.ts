import "server-only";
import * as z from "zod";
import { notify } from "@/features/notifications/server/notify";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

const Row = rowSchema(() => ({
  userId: z.string(),
  tier: z.enum(["FREE", "BASIC", "PREMIUM"]),
  endsAt: z.date().nullable(),
}));
type Row = RowOf<typeof Row>;

/** Tells someone of the tier that they were given, or that theirs was ended; not of one that another followed. */
export async function tellOfGrantedTier({ db, now }: Pick<Deps, "db" | "now">, grantId: string): Promise<number> {
  const [row] = await queryRows(db, Row)`
    SELECT user_id AS "userId", tier::text AS tier, expires_at AS "endsAt" FROM access_grant
     WHERE id = ${grantId}::uuid AND tier IS NOT NULL AND revoked_at IS NULL`;
  return row ? tell({ db, now }, row, `grant:${grantId}`) : 0;
}

/** Tells someone that their tier has come to its end; not where they have another by now. */
export async function tellOfEndedTier({ db, now }: Pick<Deps, "db" | "now">, periodId: string): Promise<number> {
  const [row] = await queryRows(db, Row)`
    SELECT s.user_id AS "userId", 'FREE' AS tier, s.ends_at AS "endsAt"
      FROM subscription_period o JOIN subscription s ON s.id = o.subscription_id AND s.status = 'EXPIRED'
     WHERE o.id = ${periodId}::uuid`;
  return row ? tell({ db, now }, row, `period:${periodId}`) : 0;
}

function tell({ db, now }: Pick<Deps, "db" | "now">, { userId, tier, endsAt }: Row, key: string): Promise<number> {
  const params = { tier, untilAt: endsAt?.toISOString() ?? "" };
  return db.$transaction((tx) =>
    notify(tx, { kind: "tier.changed", userIds: [userId], params, path: "/courses", key }, now()),
  );
}

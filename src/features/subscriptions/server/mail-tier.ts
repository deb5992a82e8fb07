import "server-only";
import * as z from "zod";
import { formatInstant } from "@/components/i18n/local-time";
import { addressOf, type Mail, mailTexts, queueMail } from "@/features/mail/server/queue-mail";
import { tiers } from "@/features/subscriptions/rules";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { Db } from "@/server/db/client";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";

const Told = rowSchema(() => ({
  userId: z.string(),
  tier: z.enum(tiers),
  endsAt: z.date().nullable(),
  to: z.string(),
  language: z.string().nullable(),
  timeZone: z.string().nullable(),
}));
type Told = RowOf<typeof Told>;

/** Tells someone of the tier that an admin gave them, or that it was ended, once; not of a grant that another one followed. */
export async function mailGrantedTier({ db }: { db: Db }, grantId: string): Promise<boolean> {
  const [row] = await queryRows(db, Told)`
    SELECT g.user_id AS "userId", g.tier::text AS tier, g.expires_at AS "endsAt", m.email AS to, p.language, p.time_zone AS "timeZone"
      FROM access_grant g JOIN email_address m ON m.user_id = g.user_id AND m.is_primary
      LEFT JOIN user_preference p ON p.user_id = g.user_id
     WHERE g.id = ${grantId}::uuid AND g.tier IS NOT NULL AND g.revoked_at IS NULL`;
  return row ? write(db, stableId("tier granted", grantId), row) : false;
}

/** Tells someone that their tier has come to its end; not where they have another by now. */
export async function mailEndedTier({ db }: { db: Db }, periodId: string): Promise<boolean> {
  const [row] = await queryRows(db, Told)`
    SELECT s.user_id AS "userId", 'FREE' AS tier, s.ends_at AS "endsAt", m.email AS to, p.language, p.time_zone AS "timeZone"
      FROM subscription_period o JOIN subscription s ON s.id = o.subscription_id AND s.status = 'EXPIRED'
      JOIN email_address m ON m.user_id = s.user_id AND m.is_primary
      LEFT JOIN user_preference p ON p.user_id = s.user_id
     WHERE o.id = ${periodId}::uuid`;
  return row ? write(db, stableId("tier ended", periodId), row) : false;
}

async function write(db: Db, id: string, { userId, tier, endsAt, to, language, timeZone }: Told): Promise<boolean> {
  const locale = findLocale(language ?? defaultLocale);
  const t = await mailTexts(locale.tag);
  const words = tier === "FREE" ? "tierEnded" : "tierGranted";
  const facts = { tier, until: endsAt ? formatInstant(locale.formats, endsAt, "date", timeZone ?? "UTC") : "" };
  const mail: Mail = {
    id,
    kind: "tier.changed",
    to,
    userId,
    locale: locale.tag,
    subject: t(`${words}.subject`, facts),
    preview: t(`${words}.preview`, facts),
    heading: t(`${words}.subject`, facts),
    parts: [
      { kind: "text", text: t(`${words}.lead`, facts) },
      { kind: "button", label: t(`${words}.button`), href: addressOf("/courses") },
    ],
    reason: t(`${words}.reason`),
  };
  return db.$transaction((tx) => queueMail(tx, mail));
}

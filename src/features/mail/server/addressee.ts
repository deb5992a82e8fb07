import "server-only";
import * as z from "zod";
import { mailTexts } from "@/features/mail/server/queue-mail";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";

/** Someone at the primary address: what each mail to them has in common, and the words of their language. */
export async function addresseeOf(tx: Tx, userId: string) {
  const [row] = await queryRows(tx, () =>
    z.strictObject({ to: z.string(), language: z.string().nullable(), timeZone: z.string().nullable() }),
  )`
    SELECT m.email AS to, p.language, p.time_zone AS "timeZone"
      FROM email_address m LEFT JOIN user_preference p ON p.user_id = m.user_id
     WHERE m.user_id = ${userId}::uuid AND m.is_primary`;
  if (!row) return null;
  const { tag: locale } = findLocale(row.language ?? defaultLocale);
  return { envelope: { to: row.to, userId, locale }, t: await mailTexts(locale), timeZone: row.timeZone ?? "UTC" };
}

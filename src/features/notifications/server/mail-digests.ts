import "server-only";
import * as z from "zod";
import { addressOf, queueMail } from "@/features/mail/server/queue-mail";
import { isNotificationKind } from "@/features/notifications/kinds";
import { lastDigestAt } from "@/features/notifications/rules";
import { Prisma } from "@/generated/prisma/client";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";
import type { Deps } from "@/server/trpc/context";
import { giveUpMails, StoredNotification } from "./mail-notifications";
import { choiceOf, digestKind, type Reader, readReaders } from "./read-choices";
import { notificationTexts, wordsOfStored } from "./texts";

const Rhythm = () => z.enum(["daily", "weekly"]);
type Rhythm = RowOf<typeof Rhythm>;

const Waiting = rowSchema(() => ({ userId: z.string(), rhythm: Rhythm(), timeZone: z.string(), oldest: z.date() }));

/** Named in a digest; of more it says how many there are. */
const mostNamed = 20;
/** Days after which what waits is no news. */
const newsDays = 15;

/** What still belongs into a digest: unread, not put away, not over. */
const isWaiting = (at: Date): Prisma.Sql => Prisma.sql`
  n.priority IN ('LOW', 'NORMAL', 'HIGH') AND n.created_at > ${new Date(at.getTime() - newsDays * 86_400_000)}
  AND n.email_sent_at IS NULL AND n.read_at IS NULL AND (n.expires_at IS NULL OR n.expires_at > ${at})
  AND (n.dismissed_at IS NULL OR n.metadata->>'inApp' = 'false')`;

/**
 * Writes the digests whose hour has come where each person lives: one mail for each hour, however often this runs, and late
 * rather than never. Resolves to how many were written.
 */
export async function mailDigests({ db, now }: Pick<Deps, "db" | "now">): Promise<number> {
  const at = now();
  const waiting = await queryRows(db, Waiting)`
    SELECT n.user_id AS "userId", n.metadata->>'mail' AS rhythm, COALESCE(p.time_zone, 'UTC') AS "timeZone", min(n.created_at) AS oldest
      FROM notification n LEFT JOIN user_preference p ON p.user_id = n.user_id
     WHERE ${isWaiting(at)} AND n.metadata->>'mail' IN ('daily', 'weekly')
     GROUP BY 1, 2, 3`;
  let written = 0;
  for (const { userId, rhythm, timeZone, oldest } of waiting) {
    const until = lastDigestAt(at, timeZone, rhythm);
    if (oldest >= until) continue;
    written += (await mailDigest({ db, now }, { userId, rhythm, until })) ? 1 : 0;
  }
  return written;
}

function mailDigest(
  { db, now }: Pick<Deps, "db" | "now">,
  { userId, rhythm, until }: { userId: string; rhythm: Rhythm; until: Date },
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const rows = await queryRows(tx, StoredNotification)`
      SELECT n.id, n.user_id AS "userId", n.kind, n.title, n.message, n.metadata, n.action_url AS "actionUrl"
        FROM notification n
       WHERE n.user_id = ${userId}::uuid AND n.metadata->>'mail' = ${rhythm} AND n.created_at < ${until} AND ${isWaiting(now())}
       ORDER BY n.created_at DESC FOR UPDATE OF n`;
    const [reader] = await readReaders(tx, [userId]);
    const wanted = reader ? rows.filter(({ kind }) => isWanted(reader, kind)) : [];
    const isWritten =
      reader !== undefined && wanted.length > 0 && (await writeDigest(tx, reader, wanted, rhythm, until));
    const mailed = isWritten ? wanted.map(({ id }) => id) : [];
    await tx.notification.updateMany({ where: { id: { in: mailed } }, data: { emailSentAt: now() } });
    await giveUpMails(
      tx,
      rows.map(({ id }) => id).filter((id) => !mailed.includes(id)),
    );
    return isWritten;
  });
}

const isWanted = (reader: Reader, kind: string): boolean =>
  isNotificationKind(kind) && choiceOf(reader, kind).mail !== "never";

async function writeDigest(
  tx: Parameters<typeof queueMail>[0],
  reader: Reader,
  rows: readonly StoredNotification[],
  rhythm: Rhythm,
  until: Date,
): Promise<boolean> {
  if (!reader.to) return false;
  const locale = findLocale(reader.language ?? defaultLocale);
  const t = await notificationTexts(locale.tag);
  const named = rows.slice(0, mostNamed).map((row) => wordsOfStored(t, locale.tag, row));
  const more = rows.length - named.length;
  return queueMail(tx, {
    id: stableId("digest", reader.userId, rhythm, until.toISOString()),
    kind: digestKind,
    to: reader.to,
    userId: reader.userId,
    locale: locale.tag,
    subject: t("mail.digest.subject", { count: rows.length }),
    preview: named[0]?.title ?? "",
    heading: t(`mail.digest.${rhythm}`),
    parts: [
      ...named.map(({ title, message }) => ({ kind: "text" as const, text: message ? `${title}\n${message}` : title })),
      ...(more > 0 ? [{ kind: "text" as const, text: t("mail.digest.more", { count: more }) }] : []),
      { kind: "button", label: t("mail.digest.open"), href: addressOf("/notifications") },
    ],
    reason: t("mail.reason"),
  });
}

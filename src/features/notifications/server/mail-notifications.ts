import "server-only";
import * as z from "zod";
import { type AnyMailKind, isMailKind } from "@/features/mail/kinds";
import { addressOf, queueMail } from "@/features/mail/server/queue-mail";
import { isNotificationKind } from "@/features/notifications/kinds";
import { defaultLocale, findLocale } from "@/i18n/locales";
import type { Tx } from "@/server/db/client";
import { IdRow, json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import { stableId } from "@/server/inngest/stable-id";
import type { Deps } from "@/server/trpc/context";
import { choiceOf, type Reader, readReaders } from "./read-choices";
import { notificationTexts, wordsOfStored } from "./texts";

export const StoredNotification = rowSchema(() => ({
  id: z.string(),
  userId: z.string(),
  kind: z.string(),
  title: z.string(),
  message: z.string(),
  metadata: json(),
  actionUrl: z.string().nullable(),
}));
export type StoredNotification = RowOf<typeof StoredNotification>;

const columns = {
  id: true,
  userId: true,
  kind: true,
  title: true,
  message: true,
  metadata: true,
  actionUrl: true,
} as const;

type MailDeps = Pick<Deps, "db" | "now">;

/**
 * Writes the mail of each of these that waits for one: once, and not to someone who has refused such emails in the meantime.
 * Resolves to how many were written.
 */
export async function mailNotifications({ db, now }: MailDeps, ids: readonly string[]): Promise<number> {
  let written = 0;
  for (const id of ids) {
    written += await db.$transaction(async (tx) => {
      const found = await tx.notification.findFirst({
        where: { id, emailSentAt: null, metadata: { path: ["mail"], equals: "now" } },
        select: columns,
      });
      const [reader] = found ? await readReaders(tx, [found.userId]) : [];
      if (!found || !reader) return 0;
      const isWritten = await writeMail(tx, found, reader);
      await (isWritten
        ? tx.notification.updateMany({ where: { id, emailSentAt: null }, data: { emailSentAt: now() } })
        : giveUpMails(tx, [id]));
      return isWritten ? 1 : 0;
    });
  }
  return written;
}

/** No mail of these anymore: the person has decided so since. */
export async function giveUpMails(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE notification SET metadata = jsonb_set(metadata, '{mail}', '"never"') WHERE id = ANY(${[...ids]}::uuid[])`;
}

async function writeMail(tx: Tx, found: StoredNotification, reader: Reader): Promise<boolean> {
  const { kind } = found;
  if (!reader.to || !isNotificationKind(kind) || !isMailKind(kind)) return false;
  if (choiceOf(reader, kind).mail === "never") return false;
  const locale = findLocale(reader.language ?? defaultLocale);
  const t = await notificationTexts(locale.tag);
  const { title, message } = wordsOfStored(t, locale.tag, found);
  return queueMail(tx, {
    id: stableId("notification", found.id),
    kind: kind satisfies AnyMailKind,
    to: reader.to,
    userId: reader.userId,
    locale: locale.tag,
    subject: title,
    preview: message,
    heading: title,
    parts: [
      ...(message ? [{ kind: "text" as const, text: message }] : []),
      { kind: "button", label: t("mail.open"), href: addressOf(found.actionUrl ?? "/notifications") },
    ],
    reason: t("mail.reason"),
  });
}

/** Of batched kinds that are mailed at once: those to which nothing is added anymore; and any whose event got lost. */
export async function mailFinishedBatches(deps: MailDeps, limit: number): Promise<number> {
  const at = deps.now();
  const rows = await queryRows(deps.db, IdRow)`
    SELECT id FROM notification
     WHERE priority IN ('LOW', 'NORMAL', 'HIGH') AND created_at > ${new Date(at.getTime() - 2 * 86_400_000)}
       AND email_sent_at IS NULL AND metadata->>'mail' = 'now' AND (metadata->>'until')::timestamptz <= ${at}
     ORDER BY created_at LIMIT ${limit}`;
  return mailNotifications(
    deps,
    rows.map(({ id }) => id),
  );
}

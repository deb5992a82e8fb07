import "server-only";
import * as z from "zod";
import { notificationMailDue } from "@/features/notifications/events";
import { factsOf, type NotificationKind } from "@/features/notifications/kinds";
import { windowStart } from "@/features/notifications/rules";
import type { Prisma } from "@/generated/prisma/client";
import { defaultLocale, findLocale } from "@/i18n/locales";
import { holdsFormer, withFormerWords } from "@/lib/former-member";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";
import { appendEvent } from "@/server/outbox/append-event";
import { formerWords } from "@/server/trpc/former-words";
import { tellPeople, tellPerson } from "./notification-channel";
import { type Choice, choiceOf, type Reader, readReaders } from "./read-choices";
import { type NotificationMetadata, notificationTexts, type Params, wordsOf } from "./texts";

export interface Wish {
  kind: NotificationKind;
  /** 500 at most: each is locked until the end of the transaction. */
  userIds: readonly string[];
  params: Params;
  /** Where it leads: a path of this site. */
  path: string;
  courseId?: string | null;
  /** What it is about: the same kind about the same thing is told a person once. Of a batched kind what each stretch is about. */
  key: string;
  /** Of a batched kind: the one thing that is counted, once. */
  subject?: string;
  expiresAt?: Date | null;
}

const ownPath = /^\/(?![/\\])/;

/**
 * Tells people something, once, in the way that each of them chose; written in the caller's transaction, seen after its commit.
 * Resolves to how many notifications are new. Safe to repeat.
 */
export async function notify(tx: Tx, wish: Wish, at: Date): Promise<number> {
  if (!ownPath.test(wish.path)) throw new Error(`A notification leads to a path of this site, not to ${wish.path}`);
  // In one order for all, or two that tell the same people could wait for each other. The lock makes the order of
  // `created_at` that of the commits, so that a watcher who was cut off knows what came since.
  const userIds = [...new Set(wish.userIds)].sort();
  if (userIds.length === 0) return 0;
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(hashtextextended('notification:' || id, 0)))::int
      FROM (SELECT id FROM unnest(${userIds}::text[]) AS id ORDER BY id) ids`;
  const wanted = (await readReaders(tx, userIds))
    .map((reader) => ({ reader, choice: choiceOf(reader, wish.kind) }))
    .filter(({ choice }) => choice.bell || (choice.mail !== "never" && !factsOf(wish.kind).hasOwnMail));
  const { batchMinutes } = factsOf(wish.kind);
  return batchMinutes ? addToBatches(tx, wish, wanted, at, batchMinutes) : writeEach(tx, wish, wanted, at);
}

interface Wanted {
  reader: Reader;
  choice: Choice;
}

const localeOf = (reader: Reader): string => findLocale(reader.language ?? defaultLocale).tag;

async function rowOf(wish: Wish, { reader, choice }: Wanted, at: Date, more: Partial<NotificationMetadata> = {}) {
  const locale = localeOf(reader);
  const said = holdsFormer(wish.params) ? withFormerWords(wish.params, await formerWords(locale)) : wish.params;
  const params = more.subjects ? { ...said, count: more.subjects.length } : said;
  const mail = factsOf(wish.kind).hasOwnMail ? "never" : choice.mail;
  const metadata: NotificationMetadata = { params, mail, inApp: choice.bell, ...more };
  return {
    id: uuidV7(),
    userId: reader.userId,
    ...wordsOf(await notificationTexts(locale), locale, wish.kind, params),
    metadata: metadata as unknown as Prisma.InputJsonObject,
    // By mail alone: it is there for the mail and put away for the eye.
    dismissedAt: choice.bell ? null : at,
  };
}

async function writeEach(tx: Tx, wish: Wish, wanted: readonly Wanted[], at: Date): Promise<number> {
  const rows = await Promise.all(
    wanted.map(async (each) => ({
      ...(await rowOf(wish, each, at)),
      dedupeKey: `${wish.kind}:${each.reader.userId}:${wish.key}`,
    })),
  );
  const made = await insertRows(tx, wish, rows, at);
  const isMailed = new Map(rows.map(({ id, metadata }) => [id, (metadata as { mail?: string }).mail === "now"]));
  const isShown = new Map(rows.map(({ id, dismissedAt }) => [id, dismissedAt === null]));
  await tellPeople(
    tx,
    made.filter(({ id }) => isShown.get(id)),
  );
  const notificationIds = made.filter(({ id }) => isMailed.get(id)).map(({ id }) => id);
  if (notificationIds.length > 0) {
    await appendEvent(tx, notificationMailDue({ notificationIds }));
  }
  return made.length;
}

type Row = Awaited<ReturnType<typeof rowOf>> & { dedupeKey: string };

function insertRows(tx: Tx, wish: Wish, rows: readonly Row[], at: Date): Promise<{ id: string; userId: string }[]> {
  const { priority } = factsOf(wish.kind);
  // Later than all that the person has: two in one millisecond would have no order.
  return queryRows(tx, () => z.strictObject({ id: z.string(), userId: z.string() }))`
    INSERT INTO notification (id, user_id, kind, priority, title, message, action_url, course_id, metadata, dedupe_key,
                              dismissed_at, expires_at, created_at, updated_at)
    SELECT n."id", n."userId", ${wish.kind}, ${priority}::notification_priority, n."title", n."message", ${wish.path},
           ${wish.courseId ?? null}::uuid, n."metadata", n."dedupeKey", n."dismissedAt", ${wish.expiresAt ?? null}::timestamptz,
           GREATEST(${at}::timestamptz, (SELECT max(o.created_at) + interval '1 millisecond' FROM notification o WHERE o.user_id = n."userId")),
           ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS n("id" uuid, "userId" uuid, "title" text, "message" text, "metadata" jsonb, "dedupeKey" text, "dismissedAt" timestamptz)
    ON CONFLICT (dedupe_key) DO NOTHING
    RETURNING id, user_id AS "userId"`;
}

/** What comes within one stretch is one notification that counts; whoever has read it is told that there is more. */
async function addToBatches(tx: Tx, wish: Wish, wanted: readonly Wanted[], at: Date, minutes: number): Promise<number> {
  const start = windowStart(at, minutes);
  const until = new Date(start.getTime() + minutes * 60_000).toISOString();
  const subject = wish.subject ?? wish.key;
  let made = 0;
  for (const each of wanted) {
    const { userId } = each.reader;
    const dedupeKey = `${wish.kind}:${userId}:${wish.key}:${start.toISOString()}`;
    const open = await tx.notification.findUnique({ where: { dedupeKey }, select: { id: true, metadata: true } });
    if (!open && (await wasCounted(tx, wish, userId, subject))) continue;
    if (!open) {
      const [row] = await insertRows(
        tx,
        wish,
        [{ ...(await rowOf(wish, each, at, { subjects: [subject], until })), dedupeKey }],
        at,
      );
      if (row && each.choice.bell) await tellPeople(tx, [row]);
      made += 1;
      continue;
    }
    const subjects = (open.metadata as unknown as NotificationMetadata).subjects ?? [];
    if (subjects.includes(subject)) continue;
    const { title, message, metadata } = await rowOf(wish, each, at, { subjects: [...subjects, subject], until });
    await tx.notification.update({
      where: { id: open.id },
      data: { title, message, metadata, readAt: null, ...(each.choice.bell ? { dismissedAt: null } : {}) },
    });
    await tellPerson(tx, userId, { type: "state" });
  }
  return made;
}

/** In an earlier stretch: an event that comes again later must not count again. */
async function wasCounted(tx: Tx, { kind, courseId }: Wish, userId: string, subject: string): Promise<boolean> {
  const [found] = await queryRows(tx, IdRow)`
    SELECT id FROM notification
     WHERE user_id = ${userId}::uuid AND kind = ${kind} AND course_id IS NOT DISTINCT FROM ${courseId ?? null}::uuid
       AND metadata->'subjects' ? ${subject} LIMIT 1`;
  return found !== undefined;
}

import "server-only";
import * as z from "zod";
import type { IconName } from "@/components/ui/icon-names";
import { allKinds, factsOf } from "@/features/notifications/kinds";
import type { ListNotifications, NotificationFilter } from "@/features/notifications/schema";
import { Prisma } from "@/generated/prisma/client";
import { ask } from "@/server/db/ask";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { isShown } from "./own-notification";
import { notificationTexts, wordsOfStored } from "./texts";

type ListDeps = Pick<PersonDeps, "db" | "actor" | "now" | "locale">;

export interface NotificationView {
  id: string;
  title: string;
  message: string;
  href: string | null;
  isNew: boolean;
  icon: IconName;
  /** Of the course that it is about: its cover is beside it. */
  cover: { seed: string; category: string | null } | null;
  createdAt: Date;
}

export interface NotificationList {
  items: NotificationView[];
  unread: number;
  /** Of this filter. */
  all: number;
  /** Where older ones begin: `before` of the next page. */
  olderThan: string | null;
  /** The reader's own. */
  timeZone: string;
}

const Row = rowSchema(() => ({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  message: z.string(),
  metadata: json(),
  href: z.string().nullable(),
  isNew: z.boolean(),
  createdAt: z.date(),
  coverSeed: z.string().nullable(),
  coverCategory: z.string().nullable(),
}));
type Row = RowOf<typeof Row>;

export const pageSize = 20;
const panelSize = 8;

function matches(filter: NotificationFilter): Prisma.Sql {
  if (filter === "all") return Prisma.sql`true`;
  if (filter === "unread") return Prisma.sql`n.read_at IS NULL`;
  return Prisma.sql`n.kind = ANY(${allKinds.filter((kind) => factsOf(kind).group === filter)}::text[])`;
}

function readRows({ db, now }: ListDeps, userId: string, which: Prisma.Sql, limit: number): Promise<Row[]> {
  return ask(
    db,
    Row,
    Prisma.sql`
    SELECT n.id, n.kind, n.title, n.message, n.metadata, n.action_url AS "href", n.read_at IS NULL AS "isNew",
           n.created_at AS "createdAt", c.slug AS "coverSeed", COALESCE(g.cover_grammar, g.slug) AS "coverCategory"
      FROM notification n
      LEFT JOIN course c ON c.id = n.course_id
      LEFT JOIN category g ON g.id = c.category_id
     WHERE ${isShown(userId, now())} AND ${which}
     ORDER BY n.created_at DESC, n.id DESC LIMIT ${limit}`,
  );
}

async function inWords(rows: readonly Row[], locale: string): Promise<NotificationView[]> {
  const t = await notificationTexts(locale);
  return rows.map(({ id, href, isNew, createdAt, coverSeed, coverCategory, ...stored }) => ({
    id,
    href,
    isNew,
    createdAt,
    ...wordsOfStored(t, locale, stored),
    cover: coverSeed === null ? null : { seed: coverSeed, category: coverCategory },
  }));
}

/** One page, newest first. Two statements. */
export async function listNotifications(
  deps: ListDeps,
  { filter, before }: ListNotifications,
): Promise<NotificationList> {
  const userId = deps.actor.id;
  const which = before
    ? Prisma.sql`${matches(filter)} AND (n.created_at, n.id) <
        (SELECT o.created_at, o.id FROM notification o WHERE o.id = ${before}::uuid AND o.user_id = ${userId}::uuid)`
    : matches(filter);
  const [rows, [counts]] = await Promise.all([
    readRows(deps, userId, which, pageSize + 1),
    ask(
      deps.db,
      () => z.strictObject({ unread: z.number(), all: z.number(), timeZone: z.string().nullable() }),
      Prisma.sql`
      SELECT count(*) FILTER (WHERE n.read_at IS NULL)::int AS unread, count(*) FILTER (WHERE ${matches(filter)})::int AS all,
             (SELECT p.time_zone FROM user_preference p WHERE p.user_id = ${userId}::uuid) AS "timeZone"
        FROM notification n WHERE ${isShown(userId, deps.now())}`,
    ),
  ]);
  const shown = rows.slice(0, pageSize);
  return {
    items: await inWords(shown, deps.locale),
    unread: counts?.unread ?? 0,
    all: counts?.all ?? 0,
    olderThan: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    timeZone: counts?.timeZone ?? "UTC",
  };
}

/** The newest, for the panel of the bell. */
export async function recentNotifications(deps: ListDeps): Promise<NotificationView[]> {
  return inWords(await readRows(deps, deps.actor.id, Prisma.sql`true`, panelSize), deps.locale);
}

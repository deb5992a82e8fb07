import "server-only";
import * as z from "zod";
import type { WatchNotifications } from "@/features/notifications/schema";
import { Prisma } from "@/generated/prisma/client";
import { ask } from "@/server/db/ask";
import { json, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Heard } from "@/server/live/heard";
import { watchNotices } from "@/server/live/watch-notices";
import type { PersonDeps } from "@/server/trpc/context";
import { type NotificationNews, notificationChannel } from "./notification-channel";
import { isShown } from "./own-notification";
import { notificationTexts, wordsOfStored } from "./texts";

export type NotificationEvent =
  | { type: "state"; unread: number }
  | { type: "new"; id: string; title: string; unread: number };

type WatchDeps = Pick<PersonDeps, "db" | "actor" | "now" | "locale">;

/** More than that are not told one by one to someone who was away: the count and the list say the rest. */
const mostMissed = 200;

/**
 * What reaches a person from now on, each once, and before it what came since `lastId`; then how many are unread. Ends with
 * `signal`, with the person's session, or when this process can hear no more: whoever asks again loses nothing.
 */
export async function watchNotifications(
  deps: WatchDeps,
  { lastId, signal }: WatchNotifications & { signal: AbortSignal },
): Promise<AsyncGenerator<NotificationEvent>> {
  const userId = deps.actor.id;
  // First of all: nothing that happens while the rest is being read gets lost.
  const { heard, leave } = await watchNotices<NotificationNews>(notificationChannel, { id: userId, signal }, (next) =>
    next.type === "state" ? (earlier) => earlier.type === "state" : undefined,
  );
  return eventsOf(deps, { userId, lastId, heard }, leave);
}

const Row = rowSchema(() => ({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  message: z.string(),
  metadata: json(),
}));
type Row = RowOf<typeof Row>;

async function* eventsOf(
  deps: WatchDeps,
  { userId, lastId, heard }: { userId: string; lastId: string | null; heard: Heard<NotificationNews> },
  leave: () => void,
): AsyncGenerator<NotificationEvent> {
  const told = new Set<string>();
  const t = await notificationTexts(deps.locale);
  const asEvents = (rows: readonly Row[], unread: number) =>
    rows
      .filter(({ id }) => !told.has(id))
      .map((row): NotificationEvent => {
        told.add(row.id);
        return { type: "new", id: row.id, title: wordsOfStored(t, deps.locale, row).title, unread };
      });
  try {
    const missed = lastId === null ? [] : await readSince(deps, userId, lastId);
    const atFirst = await readState(deps, userId);
    if (!atFirst.isSignedIn) return;
    yield* asEvents(missed, atFirst.unread);
    yield { type: "state", unread: atFirst.unread };
    for (;;) {
      const news = await heard.take();
      if (news === null) return;
      const ids = news.flatMap((each) => (each.type === "new" ? [each.notificationId] : []));
      const [rows, { unread, isSignedIn }] = await Promise.all([readNew(deps, userId, ids), readState(deps, userId)]);
      if (!isSignedIn) return;
      yield* asEvents(rows, unread);
      if (news.some(({ type }) => type === "state")) yield { type: "state", unread };
    }
  } finally {
    leave();
  }
}

/** The count, and whether the session that watches is still open. */
async function readState({ db, now, actor }: WatchDeps, userId: string) {
  const sessionId = actor.sessionId;
  const [row] = await ask(
    db,
    () => z.strictObject({ unread: z.number(), isSignedIn: z.boolean() }),
    Prisma.sql`
    SELECT count(*)::int AS unread,
           NOT EXISTS (SELECT 1 FROM user_session s WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NOT NULL) AS "isSignedIn"
      FROM notification n WHERE ${isShown(userId, now())} AND n.read_at IS NULL`,
  );
  return row ?? { unread: 0, isSignedIn: true };
}

const columns = Prisma.sql`n.id, n.kind, n.title, n.message, n.metadata`;

async function readNew({ db, now }: WatchDeps, userId: string, ids: readonly string[]): Promise<Row[]> {
  if (ids.length === 0) return [];
  return ask(
    db,
    Row,
    Prisma.sql`SELECT ${columns} FROM notification n
                WHERE n.id = ANY(${[...ids]}::uuid[]) AND ${isShown(userId, now())} ORDER BY n.created_at`,
  );
}

/** Nothing of someone else's: an id that is not the person's own marks no place. */
function readSince({ db, now }: WatchDeps, userId: string, lastId: string): Promise<Row[]> {
  return ask(
    db,
    Row,
    Prisma.sql`SELECT ${columns} FROM notification n
                WHERE ${isShown(userId, now())} AND n.created_at >
                      (SELECT o.created_at FROM notification o WHERE o.id = ${lastId}::uuid AND o.user_id = ${userId}::uuid)
                ORDER BY n.created_at LIMIT ${mostMissed}`,
  );
}

import "server-only";
import type { Client } from "pg";
import type { Tx } from "@/server/db/client";
import { makeClient } from "@/server/db/pool";
import { quotaExceeded } from "@/server/rate-limit/quota-exceeded";

interface Notice<News> {
  /** Of the thing that is watched. */
  id: string;
  news: News;
}

export type Watcher<News> = { onNews: (news: News) => void; onLost: () => void };

/** Says something to the watchers of each thing once `tx` has committed. Postgres takes 8,000 bytes a notice at most. */
export async function tell<News>(tx: Tx, channel: string, notices: readonly Notice<News>[]): Promise<void> {
  if (notices.length === 0) return;
  const texts = notices.map((notice) => JSON.stringify(notice));
  await tx.$executeRaw`SELECT pg_notify(${channel}, n) FROM unnest(${texts}::text[]) AS n`;
}

/**
 * Of one thing in one process: each holds a connection of the site and an answer that does not end. A browser has one stream for all
 * its pages, so a person needs as many as they have browsers open.
 */
export const mostWatchers = 20;

/** One connection a process for each channel, open while someone watches. */
class NoticeChannel<News> {
  private readonly watchers = new Map<string, Set<Watcher<News>>>();
  private opening: Promise<Client> | null = null;

  constructor(private readonly channel: string) {}

  /**
   * Resolves once news are heard. @returns what ends it.
   * @throws AppError QUOTA_EXCEEDED where as many as may watch this thing already.
   */
  async watch(id: string, watcher: Watcher<News>): Promise<() => void> {
    const of = this.watchers.get(id) ?? new Set();
    if (of.size >= mostWatchers) throw quotaExceeded(30_000);
    this.watchers.set(id, of.add(watcher));
    const leave = () => this.leave(id, watcher);
    try {
      await this.open();
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  private leave(id: string, watcher: Watcher<News>): void {
    const of = this.watchers.get(id);
    of?.delete(watcher);
    if (of?.size === 0) this.watchers.delete(id);
    if (this.watchers.size === 0) this.close();
  }

  private open(): Promise<Client> {
    this.opening ??= this.connect();
    return this.opening;
  }

  private async connect(): Promise<Client> {
    const client = makeClient();
    // Who watches asks again and is given everything that there is; nothing has to be made up for here.
    const lose = () => {
      if (this.opening === null) return;
      this.opening = null;
      client.removeAllListeners();
      client.on("error", () => undefined);
      void client.end().catch(() => undefined);
      for (const of of [...this.watchers.values()]) for (const watcher of [...of]) watcher.onLost();
    };
    client.on("error", lose);
    client.on("end", lose);
    client.on("notification", ({ payload }) => this.hear(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    } catch (error) {
      this.opening = null;
      throw error;
    }
    return client;
  }

  private hear(payload: string | undefined): void {
    const { id, news } = JSON.parse(payload ?? "") as Notice<News>;
    for (const { onNews } of this.watchers.get(id) ?? []) onNews(news);
  }

  private close(): void {
    const { opening } = this;
    this.opening = null;
    void opening
      ?.then((client) => {
        client.removeAllListeners();
        client.on("error", () => undefined);
        return client.end();
      })
      .catch(() => undefined);
  }
}

const shared = globalThis as typeof globalThis & { lecternChannels?: Map<string, NoticeChannel<unknown>> };

/** The process' one of that name. Next's bundle may hold several copies of this module, hence the global. */
export function noticeChannel<News>(channel: string): NoticeChannel<News> {
  shared.lecternChannels ??= new Map();
  const known = shared.lecternChannels.get(channel) ?? new NoticeChannel<unknown>(channel);
  shared.lecternChannels.set(channel, known);
  return known as NoticeChannel<News>;
}

import "server-only";
import type { Client } from "pg";
import type { Tx } from "@/server/db/client";
import { makeClient } from "@/server/db/pool";

/** What is said to whoever watches a draft. Only text is carried; of everything else it says that it is to be read again. */
export type DraftNews =
  | { type: "text"; unitId: string; index: number; text: string }
  | { type: "suggestion"; suggestionId: string }
  | { type: "state" };

const channel = "lectern_draft";
/** Postgres takes 8,000 bytes at most. */
const mostBytes = 7_500;

interface Notice {
  draftId: string;
  news: DraftNews;
}

/** Says something to the watchers of a draft once `tx` has committed. */
export async function tellWatchers(tx: Tx, draftId: string, news: readonly DraftNews[]): Promise<void> {
  const notices = news.map((each) => JSON.stringify({ draftId, news: short(each) } satisfies Notice));
  await tx.$executeRaw`SELECT pg_notify(${channel}, n) FROM unnest(${notices}::text[]) AS n`;
}

/** Long text loses its beginning: its end is what is being written. */
function short(news: DraftNews): DraftNews {
  if (news.type !== "text") return news;
  let { text } = news;
  while (Buffer.byteLength(JSON.stringify(text)) > mostBytes) text = `…${text.slice(Math.ceil(text.length / 8) + 1)}`;
  return { ...news, text };
}

type Watcher = { onNews: (news: DraftNews) => void; onLost: () => void };

/** One connection a process, open while somebody watches. */
class DraftChannel {
  private readonly watchers = new Map<string, Set<Watcher>>();
  private opening: Promise<Client> | null = null;

  /** Resolves once news are heard. @returns what ends it. */
  async watch(draftId: string, watcher: Watcher): Promise<() => void> {
    const of = this.watchers.get(draftId) ?? new Set();
    this.watchers.set(draftId, of.add(watcher));
    const leave = () => this.leave(draftId, watcher);
    try {
      await this.open();
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  private leave(draftId: string, watcher: Watcher): void {
    const of = this.watchers.get(draftId);
    of?.delete(watcher);
    if (of?.size === 0) this.watchers.delete(draftId);
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
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      this.opening = null;
      throw error;
    }
    return client;
  }

  private hear(payload: string | undefined): void {
    const { draftId, news } = JSON.parse(payload ?? "") as Notice;
    for (const { onNews } of this.watchers.get(draftId) ?? []) onNews(news);
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

const shared = globalThis as typeof globalThis & { lecternDraftChannel?: DraftChannel };

/** The process' one. Next's bundle may hold several copies of this module, hence the global. */
export function draftChannel(): DraftChannel {
  shared.lecternDraftChannel ??= new DraftChannel();
  return shared.lecternDraftChannel;
}

import "server-only";
import type { Tx } from "@/server/db/client";
import { tell } from "@/server/live/notice-channel";

/** What is said to whoever watches a draft. Only text is carried; of everything else it says that it is to be read again. */
export type DraftNews =
  | { type: "text"; unitId: string; index: number; text: string }
  | { type: "suggestion"; suggestionId: string }
  | { type: "state" };

export const draftChannel = "lectern_draft";
/** Of the text of a notice: Postgres takes 8,000 bytes at most. */
const mostBytes = 7_500;

/** Says something to the watchers of a draft once `tx` has committed. */
export function tellWatchers(tx: Tx, draftId: string, news: readonly DraftNews[]): Promise<void> {
  return tell(
    tx,
    draftChannel,
    news.map((each) => ({ id: draftId, news: short(each) })),
  );
}

/** Long text loses its beginning: its end is what is being written. */
function short(news: DraftNews): DraftNews {
  if (news.type !== "text") return news;
  let { text } = news;
  while (Buffer.byteLength(JSON.stringify(text)) > mostBytes) text = `…${text.slice(Math.ceil(text.length / 8) + 1)}`;
  return { ...news, text };
}

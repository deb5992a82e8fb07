import "server-only";
import { doTask } from "@/features/media/server/thread/content-tasks";
import { askThread, takesLong } from "@/features/media/server/thread/content-thread";
import { readPlainText } from "./content/plain-words";

/** The words of an author's text without any markup, one line a block: for search, snippets and reading time. */
export async function plainText(source: string): Promise<string> {
  if (!takesLong(source)) return readPlainText(source);
  return (await askThread({ kind: "plain", source })) ?? source;
}

/** The line at which the reader of a text stopped, with the block counted as on the page; null where none would say anything. */
export function lineAt(source: string, block: number, locale: string): Promise<string | null> {
  const task = { kind: "line", source, block, locale } as const;
  return takesLong(source) ? askThread(task) : doTask(task);
}

/** The words of a text at once, for what is short by its own limit. */
export const plainShort = readPlainText;

/** Han, kana, hangul and Thai run without spaces: people read about 400 such characters a minute. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

/** Whole minutes to read a text at 200 words a minute, at least 1 for any text and 0 for none. */
export function readingMinutes(text: string): number {
  const characters = text.match(unspaced)?.length ?? 0;
  const words = text.replace(unspaced, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
  return Math.ceil(words / 200 + characters / 400);
}

import "server-only";
import { contentWords } from "@/features/media/server/content-words";
import { renderContent } from "@/features/media/server/render-content";

/** A course's own description as safe HTML. Files belong to lessons, so none are resolved here. */
export async function renderDescription(source: string, locale: string): Promise<string> {
  if (source.trim() === "") return "";
  return (await renderContent(source, { words: await contentWords(locale) })).html;
}

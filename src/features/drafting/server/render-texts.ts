import "server-only";
import { setImmediate } from "node:timers/promises";
import type { RenderTexts } from "@/features/drafting/schema";
import { contentWords } from "@/features/media/server/content-words";
import { renderContent } from "@/features/media/server/render-content";

/** Suggested Markdown as the lesson would show it, in the order given. Nothing of a course is asked for: no file is linked. */
export async function renderTexts({ texts, locale }: RenderTexts): Promise<string[]> {
  const words = await contentWords(locale);
  const rendered: string[] = [];
  for (const [index, text] of texts.entries()) {
    rendered.push((await renderContent(text, { words, topHeading: 3, idPrefix: `t${index}-` })).html);
    // A hundred short ones together are as long as a book: others have their turn between them.
    await setImmediate();
  }
  return rendered;
}

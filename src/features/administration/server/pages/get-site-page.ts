import "server-only";
import type { SitePageRef } from "@/features/administration/schema";
import { contentWords } from "@/features/media/server/content-words";
import { renderContent } from "@/features/media/server/render-content";
import type { Deps } from "@/server/trpc/context";
import { standardText } from "./standard-text";
import { readStoredPage } from "./stored-page";

export interface SitePage {
  html: string;
  /** No one has written it: it came with the software. */
  isStandard: boolean;
  /** ISO 8601; null for the standard text. */
  changedAt: string | null;
}

/** The page as everybody reads it. */
export async function getSitePage({ db, locale }: Deps, { page }: SitePageRef): Promise<SitePage> {
  const { text, changedAt } = await readStoredPage(db, page);
  return {
    html: await renderPageText(text ?? (await standardText(db, page, locale)), locale),
    isStandard: text === null,
    changedAt: changedAt?.toISOString() ?? null,
  };
}

/** An admin's Markdown is sanitized like everybody's. */
export async function renderPageText(text: string, locale: string): Promise<string> {
  const words = await contentWords(locale);
  return (await renderContent(text, { words, topHeading: 2, idPrefix: "page-" })).html;
}

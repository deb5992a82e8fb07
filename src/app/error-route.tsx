import "server-only";
import { cache, use } from "react";
import { formatInstant } from "@/components/i18n/local-time";
import { ErrorPage } from "@/components/layout/error-page";
import { type ErrorPageKind, type ErrorPageTexts, errorPageTexts } from "@/components/layout/error-page-texts";
import { env } from "@/env/server";
import { findLocale } from "@/i18n/locales";
import { knownBrand } from "@/server/brand/read-brand";
import { currentRequest } from "@/server/cache/page-context";

/** By kind, language and what the site is called. */
const known = new Map<string, ErrorPageTexts>();
const mostKnown = 60;

async function readTexts(kind: ErrorPageKind, key: string | null): Promise<ErrorPageTexts> {
  const words = await errorPageTexts(kind);
  // While developing, the words may change.
  if (!env.isProduction || key === null) return words;
  // Other languages and names: few, unless someone tries many names.
  if (known.size >= mostKnown) known.clear();
  known.set(key, words);
  return words;
}

/** What to quote when asking for help. Kept for the request, so that all error pages carry the same object, which travels once. */
const currentMoment = cache(() => {
  const request = currentRequest();
  if (!request) return null;
  const now = new Date();
  const text = formatInstant(findLocale(request.locale).formats, now, "second");
  return { reference: request.requestId, instant: now.toISOString(), text };
});

/**
 * A page that says why there is none. Next puts each of the three together for every page of the site, twice where routes are in a group: so
 * it waits for nothing once its words are known. That was a third of the work of a page.
 */
export function ErrorRoute({ kind }: { kind: ErrorPageKind }) {
  const brand = knownBrand();
  const key = brand && `${kind} ${currentRequest()?.locale} ${brand.revision}`;
  const words = known.get(key ?? "") ?? use(readTexts(kind, key));
  return <ErrorPage words={words} moment={currentMoment()} />;
}

import "server-only";
import { cache, use } from "react";
import { formatInstant } from "@/components/i18n/local-time";
import { DoorPage } from "@/components/layout/door-page";
import { type DoorKind, type DoorWords, doorWords } from "@/components/layout/door-words";
import { env } from "@/env/server";
import { findLocale } from "@/i18n/locales";
import { knownBrand } from "@/server/brand/read-brand";
import { currentRequest } from "@/server/cache/page-context";

/** By kind, language and what the site is called. */
const known = new Map<string, DoorWords>();
const mostKnown = 60;

async function learnWords(kind: DoorKind, key: string | null): Promise<DoorWords> {
  const words = await doorWords(kind);
  // While developing, the words may change.
  if (!env.isProduction || key === null) return words;
  // Other languages and names: few, unless somebody tries many names.
  if (known.size >= mostKnown) known.clear();
  known.set(key, words);
  return words;
}

/** What to quote when asking for help. Kept for the request, so that all doors carry the same object, which travels once. */
const currentMoment = cache(() => {
  const request = currentRequest();
  if (!request) return null;
  const now = new Date();
  const text = formatInstant(findLocale(request.locale).formats, now, "second");
  return { reference: request.requestId, instant: now.toISOString(), text };
});

/**
 * A closed door. Next puts each of the three together for every page of the site, twice where routes stand in a group: so
 * it waits for nothing once its words are known. That was a third of the work of a page.
 */
export function Door({ kind }: { kind: DoorKind }) {
  const brand = knownBrand();
  const key = brand && `${kind} ${currentRequest()?.locale} ${brand.revision}`;
  const words = known.get(key ?? "") ?? use(learnWords(kind, key));
  return <DoorPage words={words} moment={currentMoment()} />;
}

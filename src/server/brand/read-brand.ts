import "server-only";
import { currentRequest, outsideOfPage } from "@/server/cache/page-context";
import { processWide } from "@/server/cache/process-wide";
import { tagState } from "@/server/cache/tag-state";
import { db as siteDb, type Tx } from "@/server/db/client";
import { brandKey, brandTag, ownBrand, parseBrand, type StoredBrand } from "./stored-brand";

const kept = processWide("site-brand", () => {
  const state: { brand: StoredBrand | null } = { brand: null };
  const forget = () => {
    state.brand = null;
  };
  tagState.register({ dropTag: (tag) => tag === brandTag && forget(), dropAll: forget });
  return state;
});

/** What is stored now. One query. */
export async function readBrand(db: Tx): Promise<StoredBrand> {
  const row = await db.siteSetting.findUnique({ where: { key: brandKey }, select: { value: true } });
  return row ? parseBrand(row.value) : ownBrand;
}

/**
 * What the page in progress shows. Known to the process until someone changes it: every page says it, so it is no
 * statement of any one of them, and pages that are nothing but their data stay that (`outsideOfPage`).
 * While pages are built there is no site yet.
 */
export async function currentBrand(): Promise<StoredBrand> {
  if (currentRequest() === null) return ownBrand;
  if (kept.brand && tagState.isListening) return kept.brand;
  const mark = tagState.mark;
  const brand = await outsideOfPage(() => readBrand(siteDb));
  if (tagState.isFresh([brandTag], mark)) kept.brand = brand;
  return brand;
}

/** The same where there is no waiting; null until it is known. */
export const knownBrand = (): StoredBrand | null => (tagState.isListening ? kept.brand : null);

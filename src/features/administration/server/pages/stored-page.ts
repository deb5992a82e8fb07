import "server-only";
import { z } from "zod";
import { type SitePageName, sitePageKey } from "@/features/administration/rules";
import type { Tx } from "@/server/db/client";

/** How the setting of a page looks. A text of null is the standard text, which changes with the software. */
const StoredPage = z
  .object({ text: z.string().nullable(), revision: z.int().nonnegative() })
  .catch({ text: null, revision: 0 });
export type StoredPage = z.infer<typeof StoredPage>;

export async function readStoredPage(db: Tx, page: SitePageName): Promise<StoredPage & { changedAt: Date | null }> {
  const row = await db.siteSetting.findUnique({
    where: { key: sitePageKey(page) },
    select: { value: true, updatedAt: true },
  });
  const stored = StoredPage.parse(row?.value);
  return { ...stored, changedAt: stored.text === null ? null : (row?.updatedAt ?? null) };
}

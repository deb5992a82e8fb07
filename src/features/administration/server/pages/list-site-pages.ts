import "server-only";
import * as z from "zod";
import { type SitePageName, sitePageKey, sitePages } from "@/features/administration/rules";
import { queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

export interface ListedPage {
  page: SitePageName;
  isStandard: boolean;
  /** ISO 8601, of the last change; null if there was none. */
  changedAt: string | null;
  changedBy: string | null;
}

/** What the site's own pages say at present: the standard text, or whose. */
export async function listSitePages({ db }: Pick<Deps, "db">): Promise<ListedPage[]> {
  const rows = await queryRows(db, () =>
    z.strictObject({
      key: z.string(),
      isStandard: z.boolean(),
      changedAt: z.date(),
      changedBy: z.string().nullable(),
    }),
  )`
    SELECT s.key, s.value->>'text' IS NULL AS "isStandard", s.updated_at AS "changedAt", u.name AS "changedBy"
      FROM site_setting s LEFT JOIN users u ON u.id = s.updated_by_id WHERE s.key = ANY(${sitePages.map(sitePageKey)})`;
  return sitePages.map((page) => {
    const row = rows.find(({ key }) => key === sitePageKey(page));
    return {
      page,
      isStandard: row?.isStandard ?? true,
      changedAt: row?.changedAt.toISOString() ?? null,
      changedBy: row?.changedBy ?? null,
    };
  });
}

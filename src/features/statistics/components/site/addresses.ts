import type { Period } from "@/features/statistics/analytics";
import type { SiteFigureName } from "@/features/statistics/rules";

/** Which rows of the site are looked at: of a figure, in a course or in all, after a row or from the newest on. */
export interface SiteRowsAsked {
  of?: SiteFigureName;
  about?: string | null;
  after?: { at: Date; id: string } | null;
}

/** The address of the site's figures of a period, so that it can be passed on. */
export function siteAddressOf(period: Period, { of, about, after }: SiteRowsAsked = {}): string {
  const query = new URLSearchParams({ period });
  if (of) query.set("of", of);
  if (about) query.set("about", about);
  if (after) query.set("after", `${after.at.toISOString()}_${after.id}`);
  return `/admin/figures?${query}`;
}

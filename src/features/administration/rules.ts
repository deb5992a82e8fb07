/** The pages that every site needs, by their address. */
export const sitePages = ["privacy", "terms", "accessibility"] as const;
export type SitePageName = (typeof sitePages)[number];

export const mostPageCharacters = 30_000;

/** The tag of the cached page, touched with the setting. */
export const sitePageKey = (page: SitePageName): string => `pages.${page}`;

/** What the site is made of, as far as strangers are told: see features/administration/server/site-status.ts. */
export const statusParts = ["web", "database", "storage", "jobs"] as const;
export type StatusPart = (typeof statusParts)[number];

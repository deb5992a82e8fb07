/** Under which of its tabs /admin/courses shows a course. */
export const listingTabs = ["all", "LIVE", "SCHEDULED", "IN_REVIEW", "DRAFT", "ARCHIVED", "featured"] as const;
export type ListingTab = (typeof listingTabs)[number];

export const listingsPageSize = 50;

export const longestUnpublishReason = 500;

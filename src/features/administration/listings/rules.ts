/** Under which of its tabs /admin/courses shows a course. */
export const listingShelves = ["all", "LIVE", "SCHEDULED", "IN_REVIEW", "DRAFT", "ARCHIVED", "featured"] as const;
export type ListingShelf = (typeof listingShelves)[number];

export const listingsPageSize = 50;

export const longestUnpublishReason = 500;

import "server-only";

/** What every write that strangers can see makes stale: the course's pages, the lists it stands in, the site's totals. */
export const courseTags = (courseId: string): string[] => [`course:${courseId}`, "catalog", "categories", "site"];

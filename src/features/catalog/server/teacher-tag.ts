import "server-only";

/** What a change to any course that this person teaches makes stale: the pages that name it, or count it, beside another. */
export const teacherTag = (userId: string): string => `teacher:${userId}`;

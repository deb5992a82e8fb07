/** What a notebook takes. Apart from the schemas, which a page need not load to count letters. */
export const mostNoteLetters = 4_000;
export const mostTags = 10;
export const mostTagLetters = 40;
export const mostBookmarks = 300;
/** Of a report, and of what the team says as it hides a note. */
export const longestReason = 500;

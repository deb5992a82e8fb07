/** What a notebook takes. Apart from the schemas, which a page need not load to count letters. */
export const mostNoteLetters = 4_000;
export const mostTags = 10;
export const mostTagLetters = 40;
export const mostBookmarks = 300;

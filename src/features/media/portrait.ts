/** One part of an upload carries it whole: pictures of people are small. */
export const portraitMostBytes = 8 * 1024 * 1024;
/** Side of the square that is kept, in pixels. */
export const portraitSide = 512;

/** What can be made a square of. Drawings (SVG) and animations are not taken. */
export const portraitTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

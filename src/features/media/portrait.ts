/** One part of an upload carries it whole: images of people are small. */
export const portraitMostBytes = 8 * 1024 * 1024;
/** Side of the square that is kept of a portrait, in pixels. */
export const portraitSide = 512;
/** Width and height of the strip that is kept of a cover, in pixels. */
export const coverSize = { width: 1536, height: 384 } as const;

/** What can be made a portrait or a cover of. Drawings (SVG) and animations are not taken. */
export const portraitTypes = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;

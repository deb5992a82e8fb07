import "server-only";

/**
 * About how many tokens a text has: one for three and a half bytes, which is a little more than tokenizers make of European
 * languages and about right for others. Used where a server does not count, and to reserve before it has.
 */
export const estimateTokens = (text: string): number => Math.ceil(Buffer.byteLength(text, "utf8") / 3.5);

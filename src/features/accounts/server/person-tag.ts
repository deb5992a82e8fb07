import "server-only";

/** What a person's public page depends on. Whoever suspends or anonymises a person touches it. */
export const personTag = (userId: string): string => `person:${userId}`;

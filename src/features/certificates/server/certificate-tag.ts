import "server-only";

/** What a certificate's public page depends on. */
export const certificateTag = (id: string): string => `certificate:${id}`;

/** The pattern of LIKE that means just this text: % and _ are themselves. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/** The pattern of LIKE that means this text anywhere. */
export const likeAnywhere = (text: string): string => `%${escapeLike(text)}%`;

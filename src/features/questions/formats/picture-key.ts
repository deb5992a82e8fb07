/** What stands for an image of a file in a text until it is stored. */
export const pictureKeys = /picture-[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/g;

/** By the image's id: letters, digits and hyphens, so nothing ever escapes it. */
export const pictureKey = (id: string): string => `picture-${id}`;

export const isPictureKey = (address: string): boolean => address.replace(pictureKeys, "") === "" && address !== "";
